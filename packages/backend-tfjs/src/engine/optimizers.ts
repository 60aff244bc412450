import type { Adam, AdamW, Optimizer } from '@oneloop/core'
import type { Tensor } from '../tf.ts'
import type { VectorOps } from './vector-ops.ts'

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
  ops: VectorOps,
  optimizer: Optimizer,
  w: Tensor,
  g: Tensor,
  slots: Slots,
  learningRate: number,
  step: number,
): Update {
  const decay = optimizer.weightDecay
  const decayed = () => (decay === 0 ? g : ops.combine(1, g, decay, w))
  switch (optimizer.kind) {
    case 'sgd':
      return { parameters: ops.combine(1, w, -learningRate, decayed()), slots: {} }
    case 'momentum': {
      const { momentum, nesterov } = optimizer
      const gradient = decayed()
      const momentumBuffer = ops.combine(momentum, slots['momentumBuffer']!, 1, gradient)
      const direction = nesterov ? ops.combine(1, gradient, momentum, momentumBuffer) : momentumBuffer
      return { parameters: ops.combine(1, w, -learningRate, direction), slots: { momentumBuffer } }
    }
    case 'rmsprop': {
      const { alpha, epsilon } = optimizer
      const gradient = decayed()
      const squareAvg = ops.combineSquare(alpha, slots['squareAvg']!, 1 - alpha, gradient)
      return { parameters: ops.descendByRoot(w, gradient, squareAvg, epsilon, learningRate), slots: { squareAvg } }
    }
    case 'adagrad': {
      const gradient = decayed()
      const sum = ops.combineSquare(1, slots['sum']!, 1, gradient)
      return { parameters: ops.descendByRoot(w, gradient, sum, optimizer.epsilon, learningRate), slots: { sum } }
    }
    case 'adam':
      return adamUpdate(ops, optimizer, w, decayed(), slots, learningRate, step)
    case 'adamw': {
      const shrunk = decay === 0 ? w : ops.scale(1 - learningRate * decay, w)
      return adamUpdate(ops, optimizer, shrunk, g, slots, learningRate, step)
    }
  }
}

function adamUpdate(
  ops: VectorOps,
  { beta1, beta2, epsilon }: Adam | AdamW,
  w: Tensor,
  g: Tensor,
  slots: Slots,
  learningRate: number,
  step: number,
): Update {
  const expAvg = ops.combine(beta1, slots['expAvg']!, 1 - beta1, g)
  const expAvgSq = ops.combineSquare(beta2, slots['expAvgSq']!, 1 - beta2, g)
  // √v ÷ √c + ε = (√v + ε√c) ÷ √c: the correction c then costs no pass over the parameters.
  const rootCorrection = Math.sqrt(1 - beta2 ** step)
  const rate = (learningRate * rootCorrection) / (1 - beta1 ** step)
  return {
    parameters: ops.descendByRoot(w, expAvg, expAvgSq, epsilon * rootCorrection, rate),
    slots: { expAvg, expAvgSq },
  }
}
