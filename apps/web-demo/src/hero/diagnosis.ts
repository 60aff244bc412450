import { type EpochReport, optimizers } from 'oneloop'
import { lossCurve } from '../training/curves.ts'
import type { RunSample } from '../training/protocol.ts'
import type { RunConfig } from '../training/run-config.ts'

/** What a run suffers from, told by its loss. */
export interface Diagnosis {
  readonly kind: 'diverged' | 'guessing'
  /** Whether its learning rate is far above or below what its optimizer is made for. */
  readonly learningRate: 'large' | 'small' | 'usual'
  /** The loss that shows it. */
  readonly loss: number
  /** What to try instead. */
  readonly suggestion: number
}

/** The loss of a network that gives each of the ten digits the same probability. */
export const GUESSING_LOSS = Math.log(10)

/** The loss of batches goes up and down; three times that of guessing is no chance. */
const DIVERGED_LOSS = 3 * GUESSING_LOSS

/** Says what is wrong with a run so far; null when nothing is. */
export function diagnose(
  config: RunConfig,
  samples: readonly RunSample[],
  reports: readonly EpochReport[],
): Diagnosis | null {
  const suggestion = optimizers[config.optimizer]().learningRate
  const ratio = config.learningRate / suggestion
  const learningRate = ratio > 5 ? 'large' : ratio < 0.2 ? 'small' : 'usual'
  const latest = lossCurve(samples.slice(-2)).at(-1)?.[1] ?? 0
  const ofEpoch = reports.at(-1)?.loss ?? 0
  if (Math.max(latest, ofEpoch) > DIVERGED_LOSS) {
    return { kind: 'diverged', learningRate, loss: Math.max(latest, ofEpoch), suggestion }
  }
  if (ofEpoch > 0.95 * GUESSING_LOSS) return { kind: 'guessing', learningRate, loss: ofEpoch, suggestion }
  return null
}
