import { type ActivationName, LESSON, Mlp } from 'oneloop'

/** What the reader has chosen. */
export interface Design {
  readonly hidden: readonly number[]
  readonly activation: ActivationName
  readonly dropout: number
}

export const LESSON_DESIGN: Design = LESSON

/** The widest layer offered: what is drawn stays instant up to here. */
export const MOST_NEURONS = 256
export const MOST_LAYERS = 4

/** The widths with another number of hidden layers: new ones are half as wide as the last. */
export function withLayers(hidden: readonly number[], count: number): number[] {
  const widths = hidden.slice(0, count)
  while (widths.length < count) widths.push(Math.max(10, Math.round((widths.at(-1) ?? 256) / 2)))
  return widths
}

export function networkOf({ hidden, activation, dropout }: Design): Mlp {
  return new Mlp([784, ...hidden, 10], { activation, dropout, seed: 1 })
}
