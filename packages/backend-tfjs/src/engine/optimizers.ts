import type { Adam, AdamW, Optimizer } from '@oneloop/trainer'
import type { Tensor, Tf } from '../tf.ts'

/** Slots of the optimizer by name, each as long as the parameters. */
export type Slots = Readonly<Record<string, Tensor>>

export interface Update {
  readonly parameters: Tensor
  readonly slots: Slots
}

/**
 * One update: the rules are in the optimizers' docstrings.
 *
 * @param g gradient of the parameters `w`, clipped
 * @param step this update's number, from 1
 */
export function update(
  tf: Tf,
  optimizer: Optimizer,
  w: Tensor,
  g: Tensor,
  slots: Slots,
  learningRate: number,
  step: number,
): Update {
  const decay = optimizer.weightDecay
  switch (optimizer.kind) {
    case 'sgd':
      return { parameters: descend(tf, w, decayed(tf, g, w, decay), learningRate), slots: {} }
    case 'momentum': {
      const { momentum, nesterov } = optimizer
      const gradient = decayed(tf, g, w, decay)
      const momentumBuffer = tf.add(tf.mul(slots['momentumBuffer']!, momentum), gradient)
      const direction = nesterov ? tf.add(gradient, tf.mul(momentumBuffer, momentum)) : momentumBuffer
      return { parameters: descend(tf, w, direction, learningRate), slots: { momentumBuffer } }
    }
    case 'rmsprop': {
      const gradient = decayed(tf, g, w, decay)
      const squareAvg = average(tf, slots['squareAvg']!, tf.square(gradient), optimizer.alpha)
      return {
        parameters: descend(tf, w, overRoot(tf, gradient, squareAvg, optimizer.epsilon), learningRate),
        slots: { squareAvg },
      }
    }
    case 'adagrad': {
      const gradient = decayed(tf, g, w, decay)
      const sum = tf.add(slots['sum']!, tf.square(gradient))
      return {
        parameters: descend(tf, w, overRoot(tf, gradient, sum, optimizer.epsilon), learningRate),
        slots: { sum },
      }
    }
    case 'adam':
      return adamUpdate(tf, optimizer, w, decayed(tf, g, w, decay), slots, learningRate, step)
    case 'adamw': {
      const shrunk = decay === 0 ? w : tf.mul(w, 1 - learningRate * decay)
      return adamUpdate(tf, optimizer, shrunk, g, slots, learningRate, step)
    }
  }
}

function adamUpdate(
  tf: Tf,
  { beta1, beta2, epsilon }: Adam | AdamW,
  w: Tensor,
  g: Tensor,
  slots: Slots,
  learningRate: number,
  step: number,
): Update {
  const expAvg = average(tf, slots['expAvg']!, g, beta1)
  const expAvgSq = average(tf, slots['expAvgSq']!, tf.square(g), beta2)
  // √v ÷ √c + ε = (√v + ε√c) ÷ √c: the correction c then costs no pass over the parameters.
  const rootCorrection = Math.sqrt(1 - beta2 ** step)
  const rate = (learningRate * rootCorrection) / (1 - beta1 ** step)
  return {
    parameters: descend(tf, w, overRoot(tf, expAvg, expAvgSq, epsilon * rootCorrection), rate),
    slots: { expAvg, expAvgSq },
  }
}

/** g + λw */
function decayed(tf: Tf, g: Tensor, w: Tensor, weightDecay: number): Tensor {
  return weightDecay === 0 ? g : tf.add(g, tf.mul(w, weightDecay))
}

/** w − ηd */
function descend(tf: Tf, w: Tensor, direction: Tensor, rate: number): Tensor {
  return tf.sub(w, tf.mul(direction, rate))
}

/** βa + (1 − β)x */
function average(tf: Tf, a: Tensor, x: Tensor, beta: number): Tensor {
  return tf.add(tf.mul(a, beta), tf.mul(x, 1 - beta))
}

/** x ÷ (√s + ε) */
function overRoot(tf: Tf, x: Tensor, s: Tensor, epsilon: number): Tensor {
  return tf.div(x, tf.add(tf.sqrt(s), epsilon))
}
