import { type ActivationName, printable, type StateDict } from '@oneloop/core'
import type { Fault, StoredTensor } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { toFloat32 } from '../tensor/to-float32.ts'
import type { Architecture } from './architecture.ts'
import { buildModel } from './build-model.ts'
import { CHECKSUM_KEY, modelChecksum } from './checksum.ts'
import { DESCRIPTION_KEY, type Description, decodeDescription } from './description.ts'
import type { FormatName } from './format-name.ts'
import { inferLayers } from './infer-layers.ts'
import type { Normalization } from './normalization.ts'
import type { StoredModel } from './stored-model.ts'

/** A model from a file. */
export interface ReadModel {
  readonly format: FormatName
  readonly model: Mlp
  /** Every tensor of the file under its own name, as float32. */
  readonly stateDict: StateDict
  /** Null where the file does not say: then it is up to the caller. */
  readonly normalization: Normalization | null
  /** Null where the file does not say. */
  readonly classNames: readonly string[] | null
  /** What the file does not say and was guessed, in words, one line each. Empty for a file that this package wrote. */
  readonly inferred: readonly string[]
  /** What else the file says. */
  readonly metadata: Readonly<Record<string, string>>
}

export interface ReadModelOptions {
  /** The activation of hidden layers, where the file does not say. Default `'relu'`. */
  readonly activation?: ActivationName
}

/** @throws OneloopError `MODEL_NOT_MLP`, `MODEL_FILE_CORRUPT`, `MODEL_FILE_UNSUPPORTED` */
export function toModel(stored: StoredModel, { activation = 'relu' }: ReadModelOptions, fault: Fault): ReadModel {
  const { metadataOffset: offset } = stored
  const text = stored.metadata.get(DESCRIPTION_KEY)
  if (stored.metadata.has(DESCRIPTION_KEY) !== stored.metadata.has(CHECKSUM_KEY)) {
    const what = `its metadata has only one of '${DESCRIPTION_KEY}' and '${CHECKSUM_KEY}'`
    throw fault('MODEL_FILE_CORRUPT', what, offset, 'if the change was meant, drop both')
  }
  const description = text === undefined ? null : decodeDescription(text, offset, fault)
  const found = stored.architecture?.() ?? inferLayers(stored.tensors, activation, fault)
  const architecture = description === null ? found : described(found, description, offset, fault)
  const model = buildModel(architecture, offset, fault)
  if (description !== null) checkSum(model, description, stored, fault)
  return {
    format: stored.format,
    model,
    stateDict: stateDictOf(stored.tensors, fault),
    normalization: description === null ? architecture.normalization : description.normalization,
    classNames: description?.classNames ?? null,
    inferred: description === null ? [...(stored.notes ?? []), ...architecture.inferred] : [],
    metadata: Object.fromEntries([...stored.metadata].filter(([key]) => !OWN_KEYS.includes(key))),
  }
}

const OWN_KEYS = [DESCRIPTION_KEY, CHECKSUM_KEY]

/** The file's layers with what its description adds, once they are seen to be the same layers. */
function described(found: Architecture, description: Description, offset: number, fault: Fault): Architecture {
  const widths = (layers: readonly { in: number; out: number }[]) => layers.map((l) => `${l.in}→${l.out}`).join()
  if (widths(found.layers) !== widths(description.layers)) {
    throw fault('MODEL_FILE_CORRUPT', "the file's oneloop description is not of its tensors", offset)
  }
  const layers = found.layers.map((layer, i) => {
    const { activation, dropout } = description.layers[i]!
    return { ...layer, activation, dropout }
  })
  return { ...found, layers }
}

function checkSum(model: Mlp, description: Description, stored: StoredModel, fault: Fault): void {
  const expected = stored.metadata.get(CHECKSUM_KEY)
  const actual = modelChecksum(model, description)
  if (expected === undefined || expected === actual) return
  throw fault(
    'MODEL_FILE_CORRUPT',
    `the model's checksum is ${actual}, not ${printable(expected)}: it was damaged or changed after it was written`,
    stored.metadataOffset,
    `if the change was meant, drop '${DESCRIPTION_KEY}' and '${CHECKSUM_KEY}' from its metadata`,
  )
}

function stateDictOf(tensors: readonly StoredTensor[], fault: Fault): StateDict {
  const entries = tensors.map(
    (tensor) => [tensor.name, { shape: tensor.shape, data: toFloat32(tensor, fault) }] as const,
  )
  return Object.fromEntries(entries)
}
