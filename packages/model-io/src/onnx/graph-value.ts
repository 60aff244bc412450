import type { ActivationName } from '@oneloop/core'
import type { StoredTensor } from '@oneloop/core/files'
import type { Affine } from '../model/fold-norms.ts'

/** A layer found so far, linked to the one before: values are never changed, so a graph that branches stays exact. */
export interface LayerLink {
  readonly kind: 'layer'
  readonly before: LayerLink | InputValue
  readonly name: string
  readonly in: number
  readonly out: number
  readonly weight: WeightSource
  readonly bias: BiasSource | null
  /** Batch norms, of its input and of its output before the activation. */
  readonly inputNorm: Affine | null
  readonly outputNorm: Affine | null
  readonly activation: ActivationName
  readonly dropout: number
}

/** A weight in the graph: `factor · tensor`, `[out, in]`, or `[in, out]` when transposed. */
export interface WeightSource {
  readonly tensor: StoredTensor
  readonly transposed: boolean
  readonly factor: number
}

export interface BiasSource {
  readonly tensor: StoredTensor
  readonly factor: number
}

/** `scale · x + offset`, x the network's input. */
export interface InputValue {
  readonly kind: 'input'
  readonly scale: number
  readonly offset: number
}

/** What a name in the graph stands for. */
export type GraphValue =
  | { readonly kind: 'constant'; readonly tensor: StoredTensor; readonly transposed: boolean }
  | InputValue
  /** `scale · y`, y a layer's output before its activation. */
  | { readonly kind: 'linear'; readonly layer: LayerLink; readonly scale: number }
  /** A layer's output after its activation. `base` is the layer before it was given that. */
  | { readonly kind: 'active'; readonly layer: LayerLink; readonly base: LayerLink }
  /** What a batch norm makes of the network's input, or of a layer's output after its activation. */
  | { readonly kind: 'normed'; readonly of: LayerLink | InputValue; readonly affine: Affine }
  /** `factor · erf(y / √2) + term`, y a layer's output: on the way to GELU. */
  | { readonly kind: 'erf'; readonly layer: LayerLink; readonly factor: number; readonly term: number }
  /** `y · (factor · erf(y / √2) + term)`: GELU once both are ½. */
  | { readonly kind: 'gelu'; readonly layer: LayerLink; readonly factor: number; readonly term: number }
  /** Softmax or its logarithm over a layer's output. */
  | { readonly kind: 'softmax'; readonly layer: LayerLink }
