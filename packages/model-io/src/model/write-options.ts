import type { Normalization } from './normalization.ts'

/** What goes into a file besides the weights and the layers. */
export interface WriteModelOptions {
  /** What the network's inputs went through, kept so that a reader can do the same. */
  readonly normalization?: Normalization | null
  readonly classNames?: readonly string[] | null
  /** Anything else, text by name. */
  readonly metadata?: Readonly<Record<string, string>>
}
