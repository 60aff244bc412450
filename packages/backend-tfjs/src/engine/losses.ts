import type { Batch, CrossEntropy, Loss } from '@oneloop/core'
import { OneloopError, UnsupportedProgramError } from '@oneloop/core'
import type { Scalar, Tensor2D, Tf } from '../tf.ts'

/** The mean loss over the batch, and its gradient. */
export interface LossResult {
  readonly loss: Scalar
  readonly dlogits: Tensor2D
}

/** The class of every row of the batch. */
export function labelsOf(batch: Batch, classes: number): Int32Array {
  return Int32Array.from(batch.indices, (row) => {
    const label = batch.targets.data[row]
    if (label !== undefined && label < classes) return label
    throw new OneloopError(`row ${row} has label ${label}, but the network has ${classes} classes`, {
      code: 'LABEL_OUT_OF_RANGE',
    })
  })
}

export function lossOf(tf: Tf, loss: Loss, logits: Tensor2D, labels: Int32Array): LossResult {
  switch (loss.kind) {
    case 'crossEntropy':
      return crossEntropyOf(tf, loss, logits, labels)
    case 'binaryCrossEntropy':
    case 'meanSquaredError':
    case 'huber':
      throw new UnsupportedProgramError('tfjs', `its loss is ${loss.kind}`)
    case 'oneHotSquaredError': {
      const [rows, classes] = logits.shape
      const error = tf.sub(logits, oneHot(tf, labels, classes))
      return {
        loss: tf.mul(tf.sum(tf.square(error)), 1 / (rows * classes)),
        dlogits: tf.mul(error, 2 / (rows * classes)),
      }
    }
  }
}

function crossEntropyOf(tf: Tf, loss: CrossEntropy, logits: Tensor2D, labels: Int32Array): LossResult {
  const [rows, classes] = logits.shape
  const { classWeights, labelSmoothing } = loss
  const weightSum = classWeights === null ? rows : labels.reduce((sum, label) => sum + (classWeights[label] ?? 0), 0)
  const logProbabilities = tf.logSoftmax(logits)
  const targets = softTargets(tf, labels, classes, classWeights, labelSmoothing)
  const probabilities = tf.exp(logProbabilities)
  const expected = classWeights === null ? probabilities : tf.mul(probabilities, tf.sum(targets, 1, true))
  return {
    loss: tf.mul(tf.sum(tf.mul(targets, logProbabilities)), -1 / weightSum),
    dlogits: tf.mul(tf.sub(expected, targets), 1 / weightSum),
  }
}

/** t = (1 − ε)·onehot(y)·w[y] + (ε/C)·w. */
function softTargets(
  tf: Tf,
  labels: Int32Array,
  classes: number,
  classWeights: readonly number[] | null,
  labelSmoothing: number,
): Tensor2D {
  if (classWeights === null && labelSmoothing === 0) return oneHot(tf, labels, classes)
  const targets = new Float32Array(labels.length * classes)
  labels.forEach((label, row) => {
    for (let c = 0; c < classes; c++) {
      const weight = classWeights?.[c] ?? 1
      targets[row * classes + c] = weight * ((c === label ? 1 - labelSmoothing : 0) + labelSmoothing / classes)
    }
  })
  return tf.tensor2d(targets, [labels.length, classes])
}

function oneHot(tf: Tf, labels: Int32Array, classes: number): Tensor2D {
  const targets = new Float32Array(labels.length * classes)
  labels.forEach((label, row) => {
    targets[row * classes + label] = 1
  })
  return tf.tensor2d(targets, [labels.length, classes])
}
