import { findFormat } from './find-format.ts'
import { modelReaders } from './formats.ts'
import type { Overrides } from './model/overrule.ts'
import { type ReadModel, toModel } from './model/to-model.ts'
import type { ModelReader } from './model-format.ts'
import { type ModelInput, openInput } from './model-input.ts'

/** Options of `readModel`: what a file is called, and what its caller knows better. */
export interface ReadInputOptions extends Overrides {
  /** For error messages; a `File` brings its own. */
  readonly fileName?: string
}

/**
 * Reads a model of any format, told by its content.
 *
 * What the file does not say is inferred from names and shapes, and `inferred` says what. No file can run code, and
 * none takes more memory than four times its size (32 MiB at least) beyond the model itself.
 *
 * @example
 * const { model, normalization, inferred } = await readModel(bytes, { fileName: 'mnist_model.pth' })
 *
 * @throws OneloopError with the file and offset, and one of the codes of `ModelFileCode`
 */
export function readModel(input: ModelInput, options: ReadInputOptions = {}): Promise<ReadModel> {
  return readModelWith(modelReaders, input, options)
}

/** `readModel` for these formats alone, so that a bundler leaves out the others. */
export async function readModelWith(
  formats: readonly ModelReader[],
  input: ModelInput,
  options: ReadInputOptions = {},
): Promise<ReadModel> {
  const { format, file } = findFormat(formats, await openInput(input, options.fileName))
  return toModel(format.read(file), options, file.fault)
}
