import { crossEntropy, lossAndGradient, softmax } from 'oneloop'

/** What cross entropy makes of one prediction. */
export interface Judgement {
  /** Softmax of the logits, `[classes]`. */
  readonly probabilities: Float32Array
  readonly loss: number
  /** dLoss/dlogit, `[classes]`: the probability, less 1 for the right class. */
  readonly gradient: Float64Array
}

/** Judges one prediction with the packages' own softmax and cross entropy. */
export function judge(logits: readonly number[], label: number): Judgement {
  const right = { kind: 'classes', data: Uint8Array.of(label) } as const
  const { loss, gradient } = lossAndGradient(crossEntropy(), Float64Array.from(logits), right)
  return { probabilities: softmax(logits, logits.length), loss, gradient }
}
