import type { Batch } from 'oneloop'

/**
 * The ground of the race: one neuron, w₁·x₁ + w₂·x₂ + b, whose first input is small and whose second is large. It has to
 * find w₁ = w₂ = 1. Its mean squared error over (w₁, w₂) is a long, narrow valley, a hundred times as steep across as
 * along: the hard case for one learning rate for all parameters, and what inputs of different sizes make.
 */
const SMALL = 0.3
const LARGE = 3

/** Every pair of signs, so that the bias has nothing to learn: its gradient is 0. */
export const INPUTS: readonly (readonly [x1: number, x2: number])[] = [
  [SMALL, LARGE],
  [SMALL, -LARGE],
  [-SMALL, LARGE],
  [-SMALL, -LARGE],
]

/** The inputs as a batch that any engine can train on. */
export const valleyBatch: Batch = {
  features: Float32Array.from(INPUTS.flat()),
  targets: { kind: 'values', data: Float32Array.from(INPUTS, ([x1, x2]) => x1 + x2), outputs: 1 },
  indices: Uint32Array.from(INPUTS.keys()),
  width: 2,
  scale: 1,
  offset: 0,
}

export interface Point {
  readonly w1: number
  readonly w2: number
}

/** The bottom of the valley: the neuron that adds its inputs up. */
export const BOTTOM: Point = { w1: 1, w2: 1 }

/** The height of the ground: the mean of (w₁·x₁ + w₂·x₂ − x₁ − x₂)². */
export function valleyLoss({ w1, w2 }: Point): number {
  return (SMALL * (w1 - BOTTOM.w1)) ** 2 + (LARGE * (w2 - BOTTOM.w2)) ** 2
}

/** The line of equal loss, an ellipse around the bottom, as `count` points and the first again. */
export function contour(loss: number, count = 60): [w1: number, w2: number][] {
  const radius = Math.sqrt(loss)
  return Array.from({ length: count + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / count
    return [BOTTOM.w1 + (radius / SMALL) * Math.cos(angle), BOTTOM.w2 + (radius / LARGE) * Math.sin(angle)]
  })
}
