import { printable, type StateDict } from '@oneloop/core'
import type { Fault, StoredTensor } from '@oneloop/core/files'
import { inputWidth, outputNames, type Preprocessing } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { toFloat32 } from '../tensor/to-float32.ts'
import type { Architecture } from './architecture.ts'
import { buildModel } from './build-model.ts'
import { CHECKSUM_KEY, modelChecksum } from './checksum.ts'
import { DESCRIPTION_KEY, type Description, decodeDescription } from './description.ts'
import type { ReaderName } from './format-name.ts'
import type { Guesses } from './guesses.ts'
import { inferLayers } from './infer-layers.ts'
import type { Normalization } from './normalization.ts'
import { type Overrides, overrule } from './overrule.ts'
import { refuseNonFinite } from './refuse-non-finite.ts'
import type { StoredModel } from './stored-model.ts'

/** A model from a file. */
export interface ReadModel {
  readonly format: ReaderName
  readonly model: Mlp
  /** Every tensor of the file under its own name, as float32: made when it is first asked for. */
  readonly stateDict: StateDict
  /** Null where the file does not say: then it is up to the caller. */
  readonly normalization: Normalization | null
  /** Null where the file does not say. */
  readonly classNames: readonly string[] | null
  /** How a table's raw columns become the network's inputs, and its outputs answers. Null where the file does not say. */
  readonly preprocessing: Preprocessing | null
  /**
   * How the model was made out where the file does not say, in words, one line each, the guesses among them. Empty for a
   * file that this package wrote, unless it was written with guesses.
   */
  readonly inferred: readonly string[]
  /** The lines of `inferred` that are guesses, by what they guess. Give them to `writeModel`, so that they stay guesses. */
  readonly guessed: Guesses
  /** What else the file says. */
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * @throws OneloopError `MODEL_NOT_MLP`, `MODEL_FILE_CORRUPT`, `MODEL_FILE_UNSUPPORTED`, `NOT_FINITE`
 */
export function toModel(stored: StoredModel, overrides: Overrides, fault: Fault): ReadModel {
  const { metadataOffset: offset } = stored
  const text = stored.metadata.get(DESCRIPTION_KEY)
  if (stored.metadata.has(DESCRIPTION_KEY) !== stored.metadata.has(CHECKSUM_KEY)) {
    const what = `its metadata has only one of '${DESCRIPTION_KEY}' and '${CHECKSUM_KEY}'`
    throw fault('MODEL_FILE_CORRUPT', what, offset, 'if the change was meant, drop both')
  }
  const description = text === undefined ? null : decodeDescription(text, offset, fault)
  const found = stored.architecture?.() ?? inferLayers(stored, fault)
  const architecture = description === null ? found : described(found, description, offset, fault)
  if (description !== null) checkSum(buildModel(architecture, offset, fault), description, stored, fault)
  const notes = description === null ? (stored.notes ?? []) : []
  const { layers, normalization, inferred, guessed } = overrule(
    { ...architecture, inferred: [...notes, ...architecture.inferred] },
    overrides,
  )
  refuseNonFinite(layers, offset, fault)
  let stateDict: StateDict | undefined
  return {
    format: stored.format,
    model: buildModel({ layers }, offset, fault),
    get stateDict() {
      stateDict ??= stateDictOf(stored.tensors, fault)
      return stateDict
    },
    normalization,
    classNames: description?.classNames ?? null,
    preprocessing: description === null ? null : checkWidths(description, offset, fault),
    inferred: [...inferred, ...Object.values(guessed)],
    guessed,
    metadata: Object.fromEntries([...stored.metadata].filter(([key]) => !OWN_KEYS.includes(key))),
  }
}

/** The preprocessing, seen to give as many inputs and outputs as the network has. */
function checkWidths({ preprocessing, layers }: Description, offset: number, fault: Fault): Preprocessing | null {
  if (preprocessing === null) return null
  const inputs = preprocessing.inputs.reduce((sum, column) => sum + inputWidth(column), 0)
  const outputs = outputNames(preprocessing).length
  if (inputs === layers[0]?.in && outputs === layers.at(-1)?.out) return preprocessing
  throw fault('MODEL_FILE_CORRUPT', `the file's preprocessing is of ${inputs} inputs and ${outputs} outputs`, offset)
}

const OWN_KEYS = [DESCRIPTION_KEY, CHECKSUM_KEY]

/** The file's layers with what its description says of them, once they are seen to be the same layers. */
function described(found: Architecture, description: Description, offset: number, fault: Fault): Architecture {
  const widths = (layers: readonly { in: number; out: number }[]) => layers.map((l) => `${l.in}→${l.out}`).join()
  if (widths(found.layers) !== widths(description.layers)) {
    throw fault('MODEL_FILE_CORRUPT', "the file's oneloop description is not of its tensors", offset)
  }
  const layers = found.layers.map((layer, i) => {
    const { activation, dropout } = description.layers[i]!
    return { ...layer, activation, dropout }
  })
  return { layers, normalization: description.normalization, inferred: [], guessed: description.guessed }
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
