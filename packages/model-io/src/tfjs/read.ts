import { printable } from '@oneloop/core'
import { jsonAs, jsonOptional, parseJson, type StoredTensor } from '@oneloop/core/files'
import { type FindWeight, importTopology } from '../keras/import-topology.ts'
import type { StoredModel } from '../model/stored-model.ts'
import type { NamedBytes, OpenFile } from '../model-format.ts'
import { isZip } from '../zip/is-zip.ts'
import { readZip } from '../zip/read-zip.ts'
import { unpackEntry } from '../zip/unpack-entry.ts'
import { readWeights } from './weights.ts'
import { MODEL_FILE } from './write.ts'

/** Reads a LayersModel: `model.json` with its weights as companions, or a zip of them. */
export function readTfjs(file: OpenFile): StoredModel {
  const { bytes, companions, fault, base } = isZip(file.bytes) ? unzip(file) : { ...file, base: 0 }
  const json = parseJson(bytes, base, fault)
  const members = jsonAs(json, 'object', MODEL_FILE, fault)
  const format = jsonOptional(json, 'format', 'string', MODEL_FILE, fault) ?? 'layers-model'
  if (format !== 'layers-model') {
    const fix = 'convert the Keras model to a LayersModel instead'
    throw fault('MODEL_FILE_UNSUPPORTED', `it is a tfjs ${printable(format)}, not a layers-model`, json.offset, fix)
  }
  const topology = members.get('modelTopology')
  const manifest = members.get('weightsManifest')
  if (topology === undefined || manifest === undefined) {
    throw fault('MODEL_FILE_CORRUPT', 'it is JSON without a modelTopology and a weightsManifest', json.offset)
  }
  const metadata = new Map<string, string>()
  const userMetadata = members.get('userDefinedMetadata')
  if (userMetadata?.kind === 'object') {
    for (const [key, value] of userMetadata.value) if (value.kind === 'string') metadata.set(key, value.value)
  }
  const tensors = readWeights(manifest, companions, fault)
  const fileBytes = [{ bytes }, ...companions].reduce((sum, given) => sum + given.bytes.length, 0)
  const maker = jsonOptional(json, 'generatedBy', 'string', MODEL_FILE, fault)
  return {
    format: 'tfjs',
    variant: `tfjs LayersModel${maker === undefined ? '' : ` by ${printable(maker)}`}`,
    tensors,
    metadata,
    metadataOffset: userMetadata?.offset ?? json.offset,
    architecture: () => importTopology(topology, weightsByLayer(tensors), fileBytes, fault),
  }
}

/** Weights are named by their layer, sometimes below the model's name, sometimes with TensorFlow's `:0`. */
function weightsByLayer(tensors: readonly StoredTensor[]): FindWeight {
  const byName = new Map(tensors.map((tensor) => [/([^/]*\/[^/]*?)(?::0)?$/.exec(tensor.name)?.[1], tensor]))
  return (layer, weight) => byName.get(`${layer}/${weight}`)
}

function unzip({ bytes, fault }: OpenFile): Pick<OpenFile, 'bytes' | 'companions' | 'fault'> & { base: number } {
  const zip = readZip(bytes, fault)
  const main = [...zip.entries.values()].find(({ name }) => /(?:^|\/)model\.json$/.test(name))
  if (main === undefined) throw fault('MODEL_FILE_CORRUPT', `the zip has no ${MODEL_FILE}`, 0)
  const folder = main.name.slice(0, -MODEL_FILE.length)
  const companions: NamedBytes[] = []
  for (const entry of zip.entries.values()) {
    if (entry === main || !entry.name.startsWith(folder)) continue
    companions.push({ name: entry.name.slice(folder.length), bytes: unpackEntry(bytes, zip, entry, fault) })
  }
  return { bytes: unpackEntry(bytes, zip, main, fault), companions, fault, base: main.dataOffset }
}
