import type { Loss, Targets } from '@oneloop/core'

/** The mean loss of a batch, and dLoss/doutput `[n, outputs]`. */
export interface LossValue {
  readonly loss: number
  readonly gradient: Float64Array
}

/** One row's loss, and its derivative by each output: `into` has one place an output. */
type RowLoss = (outputs: Float64Array, row: number, into: Float64Array) => number

/**
 * Each loss of `Loss`: its value and, beside it, its gradient. The formulas are in the docstrings of `losses/`.
 *
 * @param outputs what the network gave, `[n, outputs]`
 * @param targets of these n rows alone, of the kind that `lossTargets` names
 * @param rowWeights `[n]`; null: all 1
 */
export function lossAndGradient(
  loss: Loss,
  outputs: Float64Array,
  targets: Targets,
  rowWeights: ArrayLike<number> | null = null,
): LossValue {
  const rows = targets.kind === 'classes' ? targets.data.length : targets.data.length / targets.outputs
  const width = outputs.length / rows
  const rowLoss = rowLossOf(loss, targets, width)
  const classWeights = loss.kind === 'crossEntropy' ? loss.classWeights : null
  const gradient = new Float64Array(outputs.length)
  let lossSum = 0
  let weightSum = 0
  for (let row = 0; row < rows; row++) {
    const into = gradient.subarray(row * width, (row + 1) * width)
    const weight = rowWeights?.[row] ?? 1
    lossSum += weight * rowLoss(outputs.subarray(row * width, (row + 1) * width), row, into)
    for (let c = 0; c < width; c++) into[c]! *= weight
    weightSum += weight * (classWeights?.[targets.data[row]!] ?? 1)
  }
  return { loss: lossSum / weightSum, gradient: gradient.map((g) => g / weightSum) }
}

function rowLossOf(loss: Loss, targets: Targets, width: number): RowLoss {
  const target = (row: number, c: number) => targets.data[row * width + c]!
  switch (loss.kind) {
    case 'crossEntropy': {
      const { labelSmoothing, classWeights } = loss
      const weightOf = (c: number) => classWeights?.[c] ?? 1
      return (logits, row, into) => {
        const largest = logits.reduce((a, b) => Math.max(a, b))
        const logSum = largest + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - largest), 0))
        const wanted = Array.from(logits, (_, c) => {
          const isTarget = c === targets.data[row]
          return (isTarget ? (1 - labelSmoothing) * weightOf(c) : 0) + (labelSmoothing / width) * weightOf(c)
        })
        const wantedSum = wanted.reduce((a, b) => a + b)
        let sum = 0
        logits.forEach((z, c) => {
          if (wanted[c] !== 0) sum += wanted[c]! * (logSum - z)
          into[c] = Math.exp(z - logSum) * wantedSum - wanted[c]!
        })
        return sum
      }
    }
    case 'oneHotSquaredError':
      return meanOverOutputs((z, row, c) => {
        const e = z - (c === targets.data[row] ? 1 : 0)
        return [e * e, 2 * e]
      })
    case 'binaryCrossEntropy': {
      const { positiveWeights } = loss
      return meanOverOutputs((z, row, c) => {
        const yes = target(row, c) * (positiveWeights?.[c] ?? 1)
        const no = 1 - target(row, c)
        return [yes * softplus(-z) + no * softplus(z), no * sigmoid(z) - yes * sigmoid(-z)]
      })
    }
    case 'meanSquaredError':
      return meanOverOutputs((z, row, c) => {
        const e = z - target(row, c)
        return [e * e, 2 * e]
      })
    case 'huber': {
      const { delta } = loss
      return meanOverOutputs((z, row, c) => {
        const e = z - target(row, c)
        const size = Math.abs(e)
        return size <= delta ? [0.5 * e * e, e] : [delta * (size - 0.5 * delta), delta * Math.sign(e)]
      })
    }
  }
}

/** A row's loss that is the mean of its outputs' losses, each given with its derivative. */
function meanOverOutputs(
  one: (z: number, row: number, c: number) => readonly [loss: number, derivative: number],
): RowLoss {
  return (outputs, row, into) => {
    let sum = 0
    outputs.forEach((z, c) => {
      const [loss, derivative] = one(z, row, c)
      sum += loss
      into[c] = derivative / outputs.length
    })
    return sum / outputs.length
  }
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

/** log(1 + eᶻ), without overflow. */
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))
