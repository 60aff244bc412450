import { crossEntropy, type Dataset, forward, LESSON_TRANSFORM, lossAndGradient, type Mlp } from 'oneloop'

/**
 * The gradient of the loss by the last layer's first bias, for each image alone: what each would have the network do.
 * The bias is added to the logit as it is, so its gradient is that of the logit.
 *
 * @param from the first image, up to `to` without it
 */
export function gradientsOf(model: Mlp, digits: Dataset, from: number, to: number): Float64Array {
  return Float64Array.from({ length: to - from }, (_, i) => {
    const logits = forward(model, { features: digits.image(from + i), ...LESSON_TRANSFORM })
    const right = { kind: 'classes', data: digits.labels.subarray(from + i, from + i + 1) } as const
    return lossAndGradient(crossEntropy(), Float64Array.from(logits), right).gradient[0]!
  })
}

/** The gradient that each batch measures: the mean over its images. A last partial batch is left out. */
export function batchGradients(perImage: Float64Array, batchSize: number): number[] {
  return Array.from({ length: Math.floor(perImage.length / batchSize) }, (_, batch) =>
    mean(perImage.subarray(batch * batchSize, (batch + 1) * batchSize)),
  )
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
}
