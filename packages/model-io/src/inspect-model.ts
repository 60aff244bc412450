import { OneloopError } from '@oneloop/core'
import { type Dtype, dtypeBits } from '@oneloop/core/files'
import { findFormat } from './find-format.ts'
import { modelReaders } from './formats.ts'
import type { ReaderName } from './model/format-name.ts'
import { type ReadModel, toModel } from './model/to-model.ts'
import { type ModelInput, openInput } from './model-input.ts'
import type { ReadInputOptions } from './read-model.ts'
import { summarizeTensor, type TensorSummary } from './tensor/summarize-tensor.ts'

/** One tensor of a file. */
export interface TensorReport extends Partial<TensorSummary> {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  readonly bytes: number
}

/** What a file holds, whether or not it is a multi-layer perceptron. */
export interface ModelReport {
  readonly file: string
  readonly bytes: number
  readonly format: ReaderName
  /** The format's version or dialect, in words. */
  readonly variant: string
  /** In the order of the file. */
  readonly tensors: readonly TensorReport[]
  readonly parameterCount: number
  /** Everything the file says, this package's own entries too. */
  readonly metadata: Readonly<Record<string, string>>
  /** The network, or the reason why the file is not one that can be read. */
  readonly model: ReadModel | OneloopError
}

/**
 * Lists a model file: its format, tensors, sizes, norms and metadata, and the network if it is one.
 *
 * @throws OneloopError as `readModel`, but not `MODEL_NOT_MLP`: that comes in the report
 */
export async function inspectModel(input: ModelInput, options: ReadInputOptions = {}): Promise<ModelReport> {
  const { format, file } = findFormat(modelReaders, await openInput(input, options.fileName))
  const stored = format.read(file)
  const tensors = stored.tensors.map((tensor): TensorReport => {
    const { name, dtype, shape } = tensor
    return { name, dtype, shape, bytes: (sizeOf(shape) * dtypeBits[dtype]) / 8, ...summarizeTensor(tensor, file.fault) }
  })
  return {
    file: file.name,
    bytes: file.bytes.length,
    format: stored.format,
    variant: stored.variant,
    tensors,
    parameterCount: tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    metadata: Object.fromEntries(stored.metadata),
    model: attempt(() => toModel(stored, options, file.fault)),
  }
}

const sizeOf = (shape: readonly number[]) => shape.reduce((count, size) => count * size, 1)

function attempt(read: () => ReadModel): ReadModel | OneloopError {
  try {
    return read()
  } catch (error) {
    if (error instanceof OneloopError) return error
    throw error
  }
}
