import { printable } from '@oneloop/core'
import { type ChartFigure, comparisonPanels } from '@oneloop/figures'
import { outcomeColumns } from '../runs/outcome.ts'
import type { SavedRun } from '../runs/read-run.ts'

/** What the page shows: plain data. */
export interface View {
  readonly title: string
  readonly state: string
  /** The part of the epochs that is done, 0–1. */
  readonly progress: number
  readonly charts: readonly ChartFigure[]
  readonly figures: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** The page's view of runs as they are now. */
export function viewOf(runs: readonly SavedRun[]): View {
  const columns = outcomeColumns(runs.map(({ history }) => history))
  const running = runs.filter(({ isRunning }) => isRunning)
  return {
    title: runs.map(({ folder }) => printable(folder, 60)).join(', '),
    state: stateOf(runs, running),
    progress: runs.reduce((sum, run) => sum + progressOf(run), 0) / Math.max(1, runs.length),
    charts: comparisonPanels(
      runs.map(({ folder: name, history }) => ({ name, history })),
      { labels: 'ko+en' },
    ),
    figures: {
      head: ['run', ...columns.map(({ head }) => head)],
      rows: runs.map(({ folder, history }) => [printable(folder, 60), ...columns.map(({ cell }) => cell(history))]),
    },
  }
}

function stateOf(runs: readonly SavedRun[], running: readonly SavedRun[]): string {
  if (running.length === 0) return runs.length === 1 ? 'The run has ended.' : 'The runs have ended.'
  if (runs.length > 1) return `${running.length} of ${runs.length} runs are under way.`
  const done = lastEpoch(runs[0]!)
  const of = wantedEpochs(runs[0]!)
  return `Training: ${done}${of === null ? '' : ` of ${of}`} epochs are done.`
}

function progressOf(run: SavedRun): number {
  if (!run.isRunning) return 1
  const of = wantedEpochs(run)
  return of === null ? 0 : Math.min(1, lastEpoch(run) / of)
}

const lastEpoch = ({ history }: SavedRun) => history.epochs.at(-1)?.epoch ?? 0

function wantedEpochs({ settings }: SavedRun): number | null {
  const epochs = Number(settings.get('epochs'))
  return Number.isInteger(epochs) && epochs > 0 ? epochs : null
}
