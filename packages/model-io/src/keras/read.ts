import { encodeUtf8, type Fault, type Json, parseJson, type StoredTensor } from '@oneloop/core/files'
import { HDF5_SIGNATURE, type Hdf5File, readHdf5 } from '../hdf5/read-hdf5.ts'
import type { StoredModel } from '../model/stored-model.ts'
import type { OpenFile } from '../model-format.ts'
import { isZip } from '../zip/is-zip.ts'
import { readZip } from '../zip/read-zip.ts'
import { unpackEntry } from '../zip/unpack-entry.ts'
import { importTopology } from './import-topology.ts'
import { weightsOfGroups, weightsOfVars, withPlainNames } from './weights.ts'

export function isHdf5(bytes: Uint8Array): boolean {
  return Array.from(HDF5_SIGNATURE).every((character, i) => bytes[i] === character.charCodeAt(0))
}

/** Reads what `model.save` writes, as `.h5` or as `.keras`, and the weights alone that `save_weights` writes. */
export function readKeras({ bytes, fault }: OpenFile): StoredModel {
  return isZip(bytes) ? readArchive(bytes, fault) : readWhole(bytes, fault)
}

/** A zip of the network's JSON and an HDF5 file of its weights. */
function readArchive(bytes: Uint8Array, fault: Fault): StoredModel {
  const zip = readZip(bytes, fault)
  const [config, weights] = ['config.json', 'model.weights.h5'].map((name) => {
    const entry = zip.entries.get(name)
    if (entry === undefined) throw fault('MODEL_FILE_CORRUPT', `the zip has no ${name}`, 0)
    return { bytes: unpackEntry(bytes, zip, entry, fault), base: entry.dataOffset }
  }) as [Part, Part]
  const file = readHdf5(weights.bytes, weights.base, fault)
  const topology = parseJson(config.bytes, config.base, fault)
  return stored('Keras .keras', file, () =>
    importTopology(topology, weightsOfVars(file, topology, fault), bytes.length, fault),
  )
}

interface Part {
  readonly bytes: Uint8Array
  readonly base: number
}

/** An HDF5 file, the network's JSON in an attribute of its root. */
function readWhole(bytes: Uint8Array, fault: Fault): StoredModel {
  const file = readHdf5(bytes, 0, fault)
  const config = file.texts.get('')?.get('model_config')
  if (config === undefined) return stored('Keras .h5, weights alone', withPlainNames(file))
  // The text lies somewhere in the file's heap: where, no reader needs to know.
  const here: Fault = (code, message, _offset, fix) => fault(code, message, 0, fix)
  const topology: Json = parseJson(encodeUtf8(config), 0, here)
  return stored('Keras .h5', file, () => importTopology(topology, weightsOfGroups(file.tensors), bytes.length, here))
}

function stored(
  variant: string,
  { tensors, texts }: Hdf5File,
  architecture?: StoredModel['architecture'],
): StoredModel {
  const version = texts.get('')?.get('keras_version')
  return {
    format: 'keras',
    variant,
    tensors: tensors.filter(isWeight),
    // A group's members are sorted by their names.
    tellsOrder: false,
    metadata: new Map(version === undefined ? [] : [['keras_version', version]]),
    metadataOffset: 0,
    ...(architecture === undefined ? {} : { architecture }),
  }
}

/** What the optimizer remembers is none of the network's. */
function isWeight({ name }: StoredTensor): boolean {
  return !/^optimizer/.test(name)
}
