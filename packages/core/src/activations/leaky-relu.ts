import type { Activation } from './activation.ts'

/** The slope left of 0: what PyTorch's `LeakyReLU` has by default. */
export const LEAKY_RELU_SLOPE = 0.01

/** f(x) = x where x > 0, else 0.01·x; f′(0) = 0.01. Maas et al. 2013, https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf */
export const leakyRelu: Activation = {
  label: 'LeakyReLU',
  forward: (x) => (x > 0 ? x : LEAKY_RELU_SLOPE * x),
  derivative: (x) => (x > 0 ? 1 : x <= 0 ? LEAKY_RELU_SLOPE : Number.NaN),
}
