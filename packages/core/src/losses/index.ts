import type { TargetKind } from '../contract/targets.ts'
import { type BinaryCrossEntropy, binaryCrossEntropy } from './binary-cross-entropy.ts'
import { type CrossEntropy, crossEntropy } from './cross-entropy.ts'
import { type Huber, huber } from './huber.ts'
import { type MeanSquaredError, meanSquaredError } from './mean-squared-error.ts'
import { type OneHotSquaredError, oneHotSquaredError } from './one-hot-squared-error.ts'

/** Every loss, as data. Its mathematics is in its docstring and in the reference engine. */
export type Loss = CrossEntropy | OneHotSquaredError | BinaryCrossEntropy | MeanSquaredError | Huber

/** Every loss by name, with its defaults: for classes, for labels, for values. */
export const losses = { crossEntropy, oneHotSquaredError, binaryCrossEntropy, meanSquaredError, huber } as const

/** The kind of a loss. */
export type LossName = keyof typeof losses

/** What each loss compares the network's outputs with. */
export const lossTargets = {
  crossEntropy: 'classes',
  oneHotSquaredError: 'classes',
  binaryCrossEntropy: 'labels',
  meanSquaredError: 'values',
  huber: 'values',
} as const satisfies Record<LossName, TargetKind>

export {
  type BinaryCrossEntropy,
  binaryCrossEntropy,
  type CrossEntropy,
  crossEntropy,
  type Huber,
  huber,
  type MeanSquaredError,
  meanSquaredError,
  type OneHotSquaredError,
  oneHotSquaredError,
}
