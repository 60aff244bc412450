import type { Initializer } from './initializer.ts'

/** Weights uniform in ±√(6/fanIn), which keeps the variance through ReLUs; biases zero. He et al. 2015, https://arxiv.org/abs/1502.01852 */
export const kaiming: Initializer = {
  weightBound: (fanIn) => Math.sqrt(6 / fanIn),
  biasBound: () => 0,
}
