import { OneloopError } from '@oneloop/core'
import type { Preprocessing } from '@oneloop/data'
import type { Guesses } from './guesses.ts'
import type { Normalization } from './normalization.ts'

/** What goes into a file besides the weights and the layers. */
export interface WriteModelOptions {
  /** What the network's inputs went through, kept so that a reader can do the same. */
  readonly normalization?: Normalization | null
  readonly classNames?: readonly string[] | null
  /** What `readModel` guessed of this model: it is written down as guessed, so that no later reader takes it for a fact. */
  readonly guessed?: Guesses
  /**
   * How a table's raw columns become the network's inputs and its outputs answers. Every format keeps it in its metadata;
   * ONNX computes it in the graph, which then takes raw columns and gives answers.
   */
  readonly preprocessing?: Preprocessing | null
  /** ONNX, tfjs, JavaScript and C: end in softmax, so that the file gives probabilities. Default false: logits. */
  readonly softmax?: boolean
  /**
   * ONNX and tfjs: normalise inside, so that the file takes raw features, such as pixel bytes. Default false. JavaScript
   * and C do wherever a normalisation is given.
   */
  readonly rawInput?: boolean
  /**
   * ONNX, JavaScript and C: weights rounded to whole numbers of eight bits, with a scale for each output. The file has a
   * quarter of the size; `quantizeModel` tells what it answers.
   */
  readonly quantize?: 'int8'
  /** C: the prefix of everything that is defined. Default `'model'`. */
  readonly name?: string
  /** Anything else, text by name. */
  readonly metadata?: Readonly<Record<string, string>>
}

/**
 * The normalisation to put inside a file, or null.
 *
 * @throws OneloopError `NORMALIZATION_MISSING` for raw input without one
 */
export function inputNormalization({ rawInput = false, normalization }: WriteModelOptions): Normalization | null {
  if (!rawInput) return null
  if (normalization) return normalization
  throw new OneloopError('raw input needs a normalisation to put into the file', {
    code: 'NORMALIZATION_MISSING',
    fix: 'give normalization: { scale, offset }',
  })
}
