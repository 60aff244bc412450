import type { ActivationName } from '@oneloop/core'
import type { Normalization } from './normalization.ts'

/** One linear layer with its values, whatever its file called it. */
export interface FileLayer {
  /** As in the file. */
  readonly name: string
  readonly in: number
  readonly out: number
  /** `[out, in]`. */
  readonly weight: Float32Array
  /** `[out]`; null where the file has none. */
  readonly bias: Float32Array | null
  readonly activation: ActivationName
  readonly dropout: number
}

/** A network as a file tells it, and what had to be guessed. */
export interface Architecture {
  readonly layers: readonly FileLayer[]
  readonly normalization: Normalization | null
  /** In words, one line each. */
  readonly inferred: readonly string[]
}
