import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import type { RunRecord } from './run-record.ts'

/** Raised when a record of an older page can't be read any more: then those are left out. */
const VERSION = 1
const CURRENT = 'oneloop.current'

interface StoredRecord extends RunRecord {
  readonly version: number
}

let opened: UseStore | undefined

/** A database of its own, so that its keys are the runs' numbers and nothing else. */
function store(): UseStore {
  opened ??= createStore('oneloop-runs', 'runs')
  return opened
}

/** Keeps a run for the next visit. IndexedDB writes whole or not at all. */
export async function storeRun(record: RunRecord): Promise<void> {
  await set(record.id, { ...record, version: VERSION }, store())
}

export async function forgetRun(id: number): Promise<void> {
  await del(id, store())
}

/** Which of the runs a next visit shows; null: none. */
export async function storeCurrent(id: number | null): Promise<void> {
  await (id === null ? del(CURRENT) : set(CURRENT, id))
}

/** The runs of earlier visits, the oldest first, and which of them was in view; none where storage is switched off. */
export async function storedRuns(): Promise<{ readonly runs: readonly RunRecord[]; readonly current: number | null }> {
  try {
    const [all, current] = await Promise.all([entries<number, StoredRecord>(store()), get<number>(CURRENT)])
    const runs = all.flatMap(([, { version, ...record }]) => (version === VERSION ? [record] : []))
    return { runs: runs.sort((a, b) => a.id - b.id), current: current ?? null }
  } catch {
    return { runs: [], current: null }
  }
}
