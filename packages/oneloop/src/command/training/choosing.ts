import type { EpochReport, Loader, Monitor } from '@oneloop/core'
import { type Callback, earlyStopping } from '@oneloop/trainer'
import type { Part, Parts } from './parts.ts'

/** What stops a run and whose weights it leaves. */
export interface Choice {
  /** null: the epochs alone end the run. */
  readonly patience: number | null
  readonly keep: 'best' | 'last'
  readonly monitor: Monitor
}

/** No run has so many epochs. */
const FOREVER = Number.MAX_SAFE_INTEGER

/**
 * The callbacks that make the choice.
 *
 * @param _heldBack what it is made by: there is no choice without such a part
 */
function choosing({ patience, keep, monitor }: Choice, _heldBack: Part<'validation'>): Callback[] {
  if (patience === null && keep === 'last') return []
  return [earlyStopping({ monitor, patience: patience ?? FOREVER, restoreBest: keep === 'best' })]
}

/** What is evaluated after each epoch, and what that may decide. */
export interface Watched {
  readonly loader: Loader
  readonly callbacks: readonly Callback[]
}

/**
 * Without a part that is held back, the test part is evaluated after each epoch, as the lesson does: it is told, and decides
 * nothing.
 *
 * @param choice null: nothing stops or picks
 */
export function watched(parts: Parts, choice: Choice | null, batchSize: number): Watched {
  if (parts.validation === null) return { loader: parts.test.loader({ batchSize }), callbacks: [] }
  const loader = parts.validation.loader({ batchSize })
  return { loader, callbacks: choice === null ? [] : choosing(choice, parts.validation) }
}

/** `validation loss`, `loss`, `auc`: a monitored figure in words. */
export function monitorWords(monitor: Monitor): string {
  if (typeof monitor === 'object') return `validation ${monitor.metric}`
  return MONITOR_WORDS[monitor]
}

const MONITOR_WORDS = {
  loss: 'training loss',
  validationLoss: 'validation loss',
  accuracy: 'validation accuracy',
  trainAccuracy: 'training accuracy',
} as const

/** The monitored figure of an epoch. */
export function monitored(report: EpochReport, monitor: Monitor): number | null {
  return typeof monitor === 'object' ? (report.metrics?.[monitor.metric] ?? null) : report[monitor]
}
