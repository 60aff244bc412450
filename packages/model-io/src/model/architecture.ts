import type { ActivationName } from '@oneloop/core'
import type { Guesses } from './guesses.ts'
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

/** A network as a file tells it, and what it does not tell. */
export interface Architecture {
  readonly layers: readonly FileLayer[]
  readonly normalization: Normalization | null
  /** How the network was made out, in words, one line each, without the guesses. */
  readonly inferred: readonly string[]
  readonly guessed: Guesses
}
