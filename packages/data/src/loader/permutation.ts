import { checkInteger } from '@oneloop/core'
import { mix } from '@oneloop/core/engine'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { mersenne } from 'pure-rand/generator/mersenne'

/**
 * The numbers 0 … n−1 in an order that depends on `seed` and `round` alone: the same on every runtime.
 * Fisher-Yates over a Mersenne twister. https://doi.org/10.1145/364520.364540
 */
export function permutation(n: number, seed: number, round: number): Uint32Array {
  checkInteger('seed', seed, Number.MIN_SAFE_INTEGER)
  const random = mersenne(mix(mix(seed) ^ round) | 0)
  const order = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  for (let last = n - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}
