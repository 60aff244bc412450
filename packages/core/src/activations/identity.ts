import type { Activation } from './activation.ts'

/** f(x) = x. The last layer's: its outputs are logits. */
export const identity: Activation = {
  label: 'Identity',
  forward: (x) => x,
  derivative: () => 1,
}
