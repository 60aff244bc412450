import { mix } from '@oneloop/core/engine'

/**
 * A whole number from 0 to `n − 1` that depends on the seed and a place alone: what the `place`-th draw of a `round` gives,
 * on every runtime and in any order.
 *
 * @param n at most 2³²
 */
export function randomBelow(n: number, seed: number, round: number, place: number): number {
  // Two rounds of mixing: with one, two rounds whose keys differ in low bits alone would draw the same numbers.
  const bits = mix(mix(place ^ mix(seed)) ^ mix(round + 0x9e3779b9))
  return Math.floor((bits / 2 ** 32) * n)
}
