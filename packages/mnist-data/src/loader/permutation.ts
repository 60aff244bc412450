import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { mersenne } from 'pure-rand/generator/mersenne'
import { checkInteger } from '../check.ts'

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

// lowbias32 (https://nullprogram.com/blog/2018/07/31/), so that neighbouring seeds and rounds start far apart.
function mix(x: number): number {
  x = Math.imul((x >>> 16) ^ x, 0x7feb352d)
  x = Math.imul((x >>> 15) ^ x, 0x846ca68b)
  return (x >>> 16) ^ x
}
