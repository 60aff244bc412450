import type { Activation } from './activation.ts'

/** f(x) = x·σ(x), also called swish; f′(x) = y + σ(x)(1 − y). Elfwing et al. 2017, https://arxiv.org/abs/1702.03118 */
export const silu: Activation = {
  label: 'SiLU',
  forward: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : x / (1 + Math.exp(-x))),
  derivative: (x, y) => y + (1 - y) / (1 + Math.exp(-x)),
}
