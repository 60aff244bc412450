import { type Batch, type Loss, type Targets, targetsPerRow } from '@oneloop/core'
import type { Tensor2D, Tf } from '../tf.ts'

/** What the rows of one batch are to be, and how much each counts. */
export type BatchTargets = ClassesOfRows | NumbersOfRows

interface RowsToCount {
  readonly rows: number
  /** The weight of each row; null: all 1. */
  readonly weights: Float32Array | null
  /** The sum of the weights. */
  readonly weight: number
}

export interface ClassesOfRows extends RowsToCount {
  readonly kind: 'classes'
  readonly classes: Int32Array
}

/** Values or labels, which the host gathers: they are few beside the features. */
export interface NumbersOfRows extends RowsToCount {
  readonly kind: 'values' | 'labels'
  /** `[rows, outputs]`, owned by the tidy that is open. */
  readonly numbers: Tensor2D
}

export function targetsOf(tf: Tf, { targets, indices, rowWeights }: Batch): BatchTargets {
  const rows = indices.length
  const weights = rowWeights === undefined ? null : Float32Array.from(indices, (row) => rowWeights[row]!)
  const count: RowsToCount = { rows, weights, weight: weights?.reduce((sum, weight) => sum + weight, 0) ?? rows }
  if (targets.kind === 'classes') {
    return { ...count, kind: 'classes', classes: Int32Array.from(indices, (row) => targets.data[row]!) }
  }
  return { ...count, kind: targets.kind, numbers: gather(tf, targets, indices) }
}

function gather(tf: Tf, targets: Targets, indices: Uint32Array): Tensor2D {
  const outputs = targetsPerRow(targets)
  const numbers = new Float32Array(indices.length * outputs)
  indices.forEach((row, i) => {
    numbers.set(targets.data.subarray(row * outputs, (row + 1) * outputs), i * outputs)
  })
  return tf.tensor2d(numbers, [indices.length, outputs])
}

/** What the sum of the rows' weighted losses is divided by. */
export function divisorOf(loss: Loss, targets: BatchTargets): number {
  const classWeights = loss.kind === 'crossEntropy' ? loss.classWeights : null
  if (classWeights === null || targets.kind !== 'classes') return targets.weight
  return targets.classes.reduce((sum, label, row) => sum + (targets.weights?.[row] ?? 1) * classWeights[label]!, 0)
}
