import type { Loss } from '@oneloop/core'

/** The mean loss of a batch, and dLoss/dlogits `[n, classes]`. */
export interface LossValue {
  readonly loss: number
  readonly gradient: Float64Array
}

/** Each loss of `Loss`: its value and, beside it, its gradient. The formulas are in the docstrings of `losses/`. */
export function lossAndGradient(loss: Loss, logits: Float64Array, labels: Uint8Array): LossValue {
  switch (loss.kind) {
    case 'crossEntropy':
      return crossEntropy(logits, labels, loss.labelSmoothing, loss.classWeights)
    case 'meanSquaredError':
      return meanSquaredError(logits, labels)
  }
}

function crossEntropy(
  logits: Float64Array,
  labels: Uint8Array,
  smoothing: number,
  classWeights: readonly number[] | null,
): LossValue {
  const classes = logits.length / labels.length
  const weightOf = (c: number) => classWeights?.[c] ?? 1
  const gradient = new Float64Array(logits.length)
  let lossSum = 0
  let weightSum = 0
  labels.forEach((label, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes)
    const largest = row.reduce((a, b) => Math.max(a, b))
    const logSum = largest + Math.log(row.reduce((sum, z) => sum + Math.exp(z - largest), 0))
    const target = Array.from(row, (_, c) => {
      return (c === label ? (1 - smoothing) * weightOf(c) : 0) + (smoothing / classes) * weightOf(c)
    })
    const targetSum = target.reduce((a, b) => a + b)
    row.forEach((z, c) => {
      if (target[c] !== 0) lossSum += target[c]! * (logSum - z)
      gradient[i * classes + c] = Math.exp(z - logSum) * targetSum - target[c]!
    })
    weightSum += weightOf(label)
  })
  return { loss: lossSum / weightSum, gradient: gradient.map((g) => g / weightSum) }
}

function meanSquaredError(logits: Float64Array, labels: Uint8Array): LossValue {
  const classes = logits.length / labels.length
  const error = logits.map((z, k) => z - (k % classes === labels[Math.floor(k / classes)] ? 1 : 0))
  return {
    loss: error.reduce((sum, e) => sum + e * e, 0) / error.length,
    gradient: error.map((e) => (2 * e) / error.length),
  }
}
