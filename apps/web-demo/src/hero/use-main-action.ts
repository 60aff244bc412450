import { pause, resume } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { beginRun } from './settings.tsx'

interface MainAction {
  readonly name: 'train' | 'pause' | 'resume'
  readonly act: () => void
}

/** What the run's main button does now. */
export function useMainAction(): MainAction {
  return useRun(({ phase, checkpoint, failure }) => {
    if (phase === 'fetching' || phase === 'training') return PAUSE
    // A run that diverged would only do so again.
    const canGoOn = phase === 'stopped' || (phase === 'failed' && checkpoint !== null && failure?.code !== 'DIVERGED')
    return phase === 'paused' || canGoOn ? RESUME : TRAIN
  })
}

const TRAIN: MainAction = { name: 'train', act: beginRun }
const PAUSE: MainAction = { name: 'pause', act: pause }
const RESUME: MainAction = { name: 'resume', act: resume }
