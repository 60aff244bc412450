import { signal } from '@preact/signals'
import { configure, startRunStore } from '../training/run-store.ts'
import type { SharedRun } from './shared-run.ts'

/** The run of the link that the page was opened by; `'unreadable'` for a link that holds none. */
export const sharedRun = signal<SharedRun | 'unreadable' | null>(null)

/** Brings back earlier runs, and sets the next one up as the link says. */
export async function startShare(shared: SharedRun | 'unreadable' | null): Promise<void> {
  sharedRun.value = shared
  const isRun = shared !== null && shared !== 'unreadable'
  if (isRun) configure(shared.config)
  await startRunStore({ showLast: !isRun })
}
