import { signal } from '@preact/signals'
import type { RunRecord } from './run-record.ts'
import { forgetRun, storeRun } from './stored-runs.ts'

/** More would fill a phone's storage, and a chart. */
export const MOST_RUNS = 8

/** The last runs and opened networks, the oldest first: those of this visit, and those that the browser has kept. */
export const keptRuns = signal<readonly RunRecord[]>([])

/** Whether runs can be kept in this browser beyond this visit. */
export const storage = signal<'working' | 'failing'>('working')

/** Adds a run, or brings it up to date; when there are too many, the oldest goes. */
export function keepRun(record: RunRecord): void {
  const others = keptRuns.value.filter(({ id }) => id !== record.id)
  const all = [...others, record].sort((a, b) => a.id - b.id)
  keptRuns.value = all.slice(-MOST_RUNS)
  const gone = all.slice(0, -MOST_RUNS)
  Promise.all([storeRun(record), ...gone.map(({ id }) => forgetRun(id))]).then(
    () => {
      storage.value = 'working'
    },
    () => {
      storage.value = 'failing'
    },
  )
}

export function dropRun(id: number): void {
  keptRuns.value = keptRuns.value.filter((record) => record.id !== id)
  // Storage that fails has not kept it either.
  forgetRun(id).catch(() => {})
}

export function nextId(): number {
  return (keptRuns.value.at(-1)?.id ?? 0) + 1
}
