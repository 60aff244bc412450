import type { Optimizer } from '@oneloop/core'
import { integerPower } from '@oneloop/core/engine'

/**
 * One update of one parameter array, in place. The rules are in the docstrings of `optimizers/`.
 *
 * @param w the parameter
 * @param gradient dLoss/dw, as long as w
 * @param slots the optimizer's memory for w, by the names of `optimizerSlots`, each as long as w
 * @param learningRate η of this step
 * @param t which update this is, from 1
 */
export function update(
  optimizer: Optimizer,
  w: Float32Array,
  gradient: Float64Array,
  slots: Readonly<Record<string, Float32Array>>,
  learningRate: number,
  t: number,
): void {
  const { weightDecay } = optimizer
  const decayed = (i: number) => gradient[i]! + weightDecay * w[i]!
  switch (optimizer.kind) {
    case 'sgd':
      for (let i = 0; i < w.length; i++) w[i]! -= learningRate * decayed(i)
      return
    case 'momentum': {
      const { momentumBuffer: b } = slots as Slots<'momentumBuffer'>
      const { momentum, nesterov } = optimizer
      for (let i = 0; i < w.length; i++) {
        const g = decayed(i)
        b[i] = momentum * b[i]! + g
        w[i]! -= learningRate * (nesterov ? g + momentum * b[i]! : b[i]!)
      }
      return
    }
    case 'rmsprop': {
      const { squareAvg: v } = slots as Slots<'squareAvg'>
      const { alpha, epsilon } = optimizer
      for (let i = 0; i < w.length; i++) {
        const g = decayed(i)
        v[i] = alpha * v[i]! + (1 - alpha) * g * g
        w[i]! -= (learningRate * g) / (Math.sqrt(v[i]!) + epsilon)
      }
      return
    }
    case 'adagrad': {
      const { sum } = slots as Slots<'sum'>
      for (let i = 0; i < w.length; i++) {
        const g = decayed(i)
        sum[i]! += g * g
        w[i]! -= (learningRate * g) / (Math.sqrt(sum[i]!) + optimizer.epsilon)
      }
      return
    }
    case 'adam':
    case 'adamw': {
      const { expAvg: m, expAvgSq: v } = slots as Slots<'expAvg' | 'expAvgSq'>
      const { beta1, beta2, epsilon } = optimizer
      const correction1 = 1 - integerPower(beta1, t)
      const correction2 = Math.sqrt(1 - integerPower(beta2, t))
      const decoupled = optimizer.kind === 'adamw'
      for (let i = 0; i < w.length; i++) {
        const g = decoupled ? gradient[i]! : decayed(i)
        if (decoupled) w[i]! -= learningRate * weightDecay * w[i]!
        m[i] = beta1 * m[i]! + (1 - beta1) * g
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g
        w[i]! -= ((learningRate / correction1) * m[i]!) / (Math.sqrt(v[i]!) / correction2 + epsilon)
      }
      return
    }
    default:
      // Nothing is returned, so without this line TypeScript would not miss a rule.
      optimizer satisfies never
  }
}

type Slots<Name extends string> = Readonly<Record<Name, Float32Array>>
