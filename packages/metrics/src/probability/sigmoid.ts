import { exp } from './exp.ts'

/**
 * Probabilities of labels from logits, each by itself: `1 ÷ (1 + e⁻ᶻ)`.
 *
 * @param logits `[rows, labels]`
 * @returns `[rows, labels]`
 */
export function sigmoid(logits: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: logits.length }, (_, i) => 1 / (1 + exp(-logits[i]!)))
}
