import { type ActivationName, LEAKY_RELU_SLOPE } from '@oneloop/core'
import type { Tensor2D, Tf } from '../tf.ts'

/** y = f(x). */
export function activate(tf: Tf, activation: ActivationName, x: Tensor2D): Tensor2D {
  switch (activation) {
    case 'identity':
      return x
    case 'relu':
      return tf.relu(x)
    case 'sigmoid':
      return tf.sigmoid(x)
    case 'tanh':
      return tf.tanh(x)
    case 'gelu':
      return tf.mul(x, normalCdf(tf, x))
    case 'leakyRelu':
      return tf.leakyRelu(x, LEAKY_RELU_SLOPE)
    case 'elu':
      return tf.elu(x)
    case 'silu':
      return tf.mul(x, tf.sigmoid(x))
  }
}

/** dy · f′(x), given also y = f(x). */
export function activateBackward(tf: Tf, activation: ActivationName, x: Tensor2D, y: Tensor2D, dy: Tensor2D): Tensor2D {
  switch (activation) {
    case 'identity':
      return dy
    case 'relu':
      return tf.mul(dy, tf.step(x))
    case 'sigmoid':
      return tf.mul(dy, tf.mul(y, tf.sub(1, y)))
    case 'tanh':
      return tf.mul(dy, tf.sub(1, tf.square(y)))
    case 'gelu': {
      const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI))
      return tf.mul(dy, tf.add(normalCdf(tf, x), tf.mul(x, density)))
    }
    case 'leakyRelu':
      return tf.mul(dy, tf.step(x, LEAKY_RELU_SLOPE))
    case 'elu':
      return tf.mul(dy, tf.where(tf.greater(x, 0), tf.onesLike(x), tf.add(y, 1)))
    case 'silu': {
      const sigmoid = tf.sigmoid(x)
      return tf.mul(dy, tf.add(y, tf.mul(sigmoid, tf.sub(1, y))))
    }
  }
}

/** Φ(x) = (1 + erf(x/√2)) / 2. */
function normalCdf(tf: Tf, x: Tensor2D): Tensor2D {
  return tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5)
}
