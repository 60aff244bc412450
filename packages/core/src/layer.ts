import type { ActivationName } from './activations/index.ts'

/**
 * One layer of a multi-layer perceptron, as plain data: `y = dropout(activation(x · weightᵀ + bias))`.
 *
 * Its parameters are `${name}.weight` `[out, in]` and `${name}.bias` `[out]`, as PyTorch's `Linear` keeps them.
 * The last layer's activation is `'identity'` and its dropout 0: a network gives logits.
 */
export interface Layer {
  /** `fc1`, `fc2`, … */
  readonly name: string
  /** Features in. */
  readonly in: number
  /** Features out. */
  readonly out: number
  readonly activation: ActivationName
  /** Probability that training silences an output (inverted dropout: the others are scaled by 1/(1 − p)). In [0, 1). */
  readonly dropout: number
}

/** Values by parameter name, each flat and in row-major order. */
export type NamedArrays = Record<string, Float32Array>

/** A parameter with its shape, `[out, in]` for a weight and `[out]` for a bias. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** The learnable parameters by name: what is saved and loaded. */
export type StateDict = Record<string, Tensor>
