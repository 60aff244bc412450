import type { BinaryCrossEntropy, CrossEntropy, Loss } from '@oneloop/core'
import type { Scalar, Tensor2D, Tf } from '../tf.ts'
import { type BatchTargets, type ClassesOfRows, divisorOf, type NumbersOfRows } from './targets.ts'

/** The mean loss over the batch, and its gradient. */
export interface LossResult {
  readonly loss: Scalar
  readonly doutputs: Tensor2D
}

/** What each output of each row adds to the loss, and its slope, neither weighted nor divided: `[rows, outputs]`. */
interface Elements {
  readonly losses: Tensor2D
  readonly slopes: Tensor2D
}

/** The formulas are in the docstrings of core's losses. */
export function lossOf(tf: Tf, loss: Loss, outputs: Tensor2D, targets: BatchTargets): LossResult {
  const { losses, slopes } = elementsOf(tf, loss, outputs, targets)
  // Cross entropy is a sum over the outputs, every other loss a mean.
  const perRow = loss.kind === 'crossEntropy' ? 1 : outputs.shape[1]
  const scale = 1 / (divisorOf(loss, targets) * perRow)
  if (targets.weights === null) return { loss: tf.mul(tf.sum(losses), scale), doutputs: tf.mul(slopes, scale) }
  const scales = tf.tensor2d(
    targets.weights.map((weight) => weight * scale),
    [targets.rows, 1],
  )
  return { loss: tf.sum(tf.mul(losses, scales)), doutputs: tf.mul(slopes, scales) }
}

function elementsOf(tf: Tf, loss: Loss, outputs: Tensor2D, targets: BatchTargets): Elements {
  switch (loss.kind) {
    case 'crossEntropy':
      return crossEntropy(tf, loss, outputs, targets as ClassesOfRows)
    case 'oneHotSquaredError':
      return squaredError(tf, tf.sub(outputs, oneHot(tf, (targets as ClassesOfRows).classes, outputs.shape[1])))
    case 'binaryCrossEntropy':
      return binaryCrossEntropy(tf, loss, outputs, (targets as NumbersOfRows).numbers)
    case 'meanSquaredError':
      return squaredError(tf, tf.sub(outputs, (targets as NumbersOfRows).numbers))
    case 'huber':
      return huber(tf, tf.sub(outputs, (targets as NumbersOfRows).numbers), loss.delta)
  }
}

function crossEntropy(
  tf: Tf,
  { classWeights, labelSmoothing }: CrossEntropy,
  logits: Tensor2D,
  { classes }: ClassesOfRows,
): Elements {
  const logProbabilities = tf.logSoftmax(logits)
  const targets = softTargets(tf, classes, logits.shape[1], classWeights, labelSmoothing)
  const probabilities = tf.exp(logProbabilities)
  const expected = classWeights === null ? probabilities : tf.mul(probabilities, tf.sum(targets, 1, true))
  return { losses: tf.neg(tf.mul(targets, logProbabilities)), slopes: tf.sub(expected, targets) }
}

/** t = (1 − ε)·onehot(y)·w[y] + (ε/C)·w. */
function softTargets(
  tf: Tf,
  classes: Int32Array,
  count: number,
  classWeights: readonly number[] | null,
  labelSmoothing: number,
): Tensor2D {
  if (classWeights === null && labelSmoothing === 0) return oneHot(tf, classes, count)
  const targets = new Float32Array(classes.length * count)
  classes.forEach((label, row) => {
    for (let c = 0; c < count; c++) {
      const weight = classWeights?.[c] ?? 1
      targets[row * count + c] = weight * ((c === label ? 1 - labelSmoothing : 0) + labelSmoothing / count)
    }
  })
  return tf.tensor2d(targets, [classes.length, count])
}

function oneHot(tf: Tf, classes: Int32Array, count: number): Tensor2D {
  const targets = new Float32Array(classes.length * count)
  classes.forEach((label, row) => {
    targets[row * count + label] = 1
  })
  return tf.tensor2d(targets, [classes.length, count])
}

const squaredError = (tf: Tf, error: Tensor2D): Elements => ({ losses: tf.square(error), slopes: tf.mul(error, 2) })

/** softplus(±z) = max(±z, 0) + log(1 + e^−|z|), which does not overflow. */
function binaryCrossEntropy(
  tf: Tf,
  { positiveWeights }: BinaryCrossEntropy,
  logits: Tensor2D,
  labels: Tensor2D,
): Elements {
  const yes: Tensor2D = positiveWeights === null ? labels : tf.mul(labels, tf.tensor1d([...positiveWeights]))
  const no = tf.sub(1, labels)
  const minus = tf.neg(logits)
  const log = tf.log1p(tf.exp(tf.neg(tf.abs(logits))))
  const lossOfYes = tf.add(tf.relu(minus), log)
  const lossOfNo = tf.add(tf.relu(logits), log)
  return {
    losses: tf.add(tf.mul(yes, lossOfYes), tf.mul(no, lossOfNo)),
    slopes: tf.sub(tf.mul(no, tf.sigmoid(logits)), tf.mul(yes, tf.sigmoid(minus))),
  }
}

/** With s = min(|e|, δ), h(e) = s·(|e| − ½s) on both sides of δ. */
function huber(tf: Tf, error: Tensor2D, delta: number): Elements {
  const size = tf.abs(error)
  const small = tf.minimum(size, delta)
  return {
    losses: tf.mul(small, tf.sub(size, tf.mul(small, 0.5))),
    slopes: tf.maximum(tf.minimum(error, delta), -delta),
  }
}
