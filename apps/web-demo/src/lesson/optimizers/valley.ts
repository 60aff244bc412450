import type { Batch } from 'oneloop'

/**
 * The ground of the race: one neuron, w·x + b, that should answer 1 for each of these x. Its mean squared error over
 * (w, b) is a long, narrow, slanting valley, because the x are far from 0: the hard case for plain gradient descent.
 */
export const XS = [0.4, 0.9, 1.3, 1.6, 2.1, 2.7] as const

/** The six x as a batch that any engine can train on. */
export const valleyBatch: Batch = {
  features: Float32Array.from(XS),
  targets: { kind: 'values', data: new Float32Array(XS.length).fill(1), outputs: 1 },
  indices: Uint32Array.from(XS.keys()),
  width: 1,
  scale: 1,
  offset: 0,
}

export interface Point {
  readonly w: number
  readonly b: number
}

/** The bottom of the valley: the neuron that says 1 whatever x is. */
export const BOTTOM: Point = { w: 0, b: 1 }

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const meanX = mean(XS)
const meanXX = mean(XS.map((x) => x * x))

/** The height of the ground: the mean of (w·x + b − 1)². */
export function valleyLoss({ w, b }: Point): number {
  return mean(XS.map((x) => (w * x + b - 1) ** 2))
}

/**
 * The line of equal loss, an ellipse around the bottom, as `count` points and the first again.
 *
 * With u = w, v = b − 1 the loss is u²·mean(x²) + 2uv·mean(x) + v² = (v + u·mean(x))² + u²·var(x): a circle in
 * (v + u·mean(x), u·sd(x)), which is then sheared back.
 */
export function contour(loss: number, count = 60): [w: number, b: number][] {
  const radius = Math.sqrt(loss)
  const spread = Math.sqrt(meanXX - meanX * meanX)
  return Array.from({ length: count + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / count
    const u = (radius * Math.sin(angle)) / spread
    return [BOTTOM.w + u, BOTTOM.b + radius * Math.cos(angle) - u * meanX]
  })
}
