import { forwardByHand, gradientsByHand, type Neuron } from './worked-example.ts'

/** Beyond this a run counts as gone: the chart would show nothing else. */
const FAR = 1e6

/** One update: w ← w − η · dL/dw. */
export function update(neuron: Neuron, learningRate: number): Neuron {
  return { ...neuron, w: neuron.w - learningRate * gradientsByHand(neuron).dw }
}

/** The weight before the first update and after each, ending early when it has run away. */
export function descend(neuron: Neuron, learningRate: number, steps: number): number[] {
  const path = [neuron.w]
  for (let step = 0; step < steps && Math.abs(neuron.w) < FAR; step++) {
    neuron = update(neuron, learningRate)
    path.push(neuron.w)
  }
  return path
}

/** The weight at which the loss is 0; `null` where x = 0 and w changes nothing. */
export function bestWeight({ x, b, t }: Neuron): number | null {
  return x === 0 ? null : (t - b) / x
}

/** The tangent to the loss curve at the neuron's w, as a function of w. */
export function tangent(neuron: Neuron): (w: number) => number {
  const { loss } = forwardByHand(neuron)
  const { dw } = gradientsByHand(neuron)
  return (w) => loss + dw * (w - neuron.w)
}

export type Pace = 'still' | 'crawls' | 'arrives' | 'swings' | 'circles' | 'diverges'

/**
 * What a learning rate does to this neuron. Each update multiplies the distance to the best weight by 1 − 2ηx², so
 * everything follows from that one number.
 */
export function pace(learningRate: number, x: number): Pace {
  const factor = 1 - 2 * learningRate * x * x
  if (factor === 1) return 'still'
  if (Math.abs(factor + 1) < 1e-9) return 'circles'
  if (factor < -1) return 'diverges'
  if (factor < -0.3) return 'swings'
  return factor > 0.9 ? 'crawls' : 'arrives'
}
