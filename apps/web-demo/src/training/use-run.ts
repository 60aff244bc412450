import { useComputed } from '@preact/signals'
import type { PageRun } from './page-run.ts'
import { run } from './run-store.ts'

/** A part of the run: the component renders again when that part changes, and not at every step of the others. */
export function useRun<T>(select: (state: PageRun) => T): T {
  return useComputed(() => select(run.value)).value
}
