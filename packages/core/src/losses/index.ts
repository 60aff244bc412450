import { type CrossEntropy, crossEntropy } from './cross-entropy.ts'
import { type MeanSquaredError, meanSquaredError } from './mean-squared-error.ts'

/** Every loss, as data. Its mathematics is in its docstring and in the reference engine. */
export type Loss = CrossEntropy | MeanSquaredError

/** Every loss by name, with its defaults. */
export const losses = { crossEntropy, meanSquaredError } as const

export type LossName = keyof typeof losses
export { type CrossEntropy, crossEntropy, type MeanSquaredError, meanSquaredError }
