import type { Initializer } from './initializer.ts'

/**
 * What PyTorch's `nn.Linear` does by default: weights and biases uniform in ±1/√fanIn.
 * https://pytorch.org/docs/stable/generated/torch.nn.Linear.html
 */
export const pytorch: Initializer = {
  weightBound: (fanIn) => 1 / Math.sqrt(fanIn),
  biasBound: (fanIn) => 1 / Math.sqrt(fanIn),
}
