import { runStore } from '@oneloop/browser'
import type { RunRecord } from './run-record.ts'

const runs = runStore<RunRecord>('oneloop-runs')
/** Which of the runs is in view. */
const inView = runStore<{ readonly id: number }>('oneloop-in-view')
const CURRENT = 'current'

/** Keeps a run for the next visit. */
export function storeRun(record: RunRecord): Promise<void> {
  return runs.set(record.id, record)
}

export function forgetRun(id: number): Promise<void> {
  return runs.delete(id)
}

/** Which of the runs a next visit shows; null: none. */
export function storeCurrent(id: number | null): Promise<void> {
  return id === null ? inView.delete(CURRENT) : inView.set(CURRENT, { id })
}

/** The runs of earlier visits, the oldest first, and which of them was in view; none where storage is switched off. */
export async function storedRuns(): Promise<{ readonly runs: readonly RunRecord[]; readonly current: number | null }> {
  try {
    const [all, current] = await Promise.all([runs.all(), inView.get(CURRENT)])
    return { runs: all.map(([, record]) => record), current: current?.id ?? null }
  } catch {
    return { runs: [], current: null }
  }
}
