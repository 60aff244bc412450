import { OneloopError } from '../errors/oneloop-error.ts'

/** What can be wrong with a model file. Stable: programs may branch on it. */
export type ModelFileCode =
  /** Nothing in the content says what it is. */
  | 'MODEL_FORMAT_UNKNOWN'
  /** It ends before something that it announces. */
  | 'MODEL_FILE_TRUNCATED'
  /** It breaks its format's rules: overlapping tensors, a bad checksum, a duplicate key. */
  | 'MODEL_FILE_CORRUPT'
  /** It would unpack to more than the memory bound, nest too deep, or announce an absurd size. */
  | 'MODEL_FILE_TOO_LARGE'
  /** It asks to run code, or to write outside its folder. */
  | 'MODEL_FILE_UNSAFE'
  /** A sound file of its format that holds something this package does not read. */
  | 'MODEL_FILE_UNSUPPORTED'
  /** A second file, named in the first, was not given. */
  | 'MODEL_FILES_MISSING'
  /** The tensors are sound, but they make no multi-layer perceptron. */
  | 'MODEL_NOT_MLP'
  /** Weights that are NaN or infinite: the network answers nothing. */
  | 'NOT_FINITE'

/** Makes the error for a defect at a byte of one file. */
export type Fault = (code: ModelFileCode, message: string, offset: number, fix?: string) => OneloopError

/** Makes the errors of one file: each names it, and where in it something is wrong. */
export function faultIn(file: string): Fault {
  return (code, message, offset, fix) =>
    new OneloopError(message, { code, file, offset, ...(fix === undefined ? {} : { fix }) })
}
