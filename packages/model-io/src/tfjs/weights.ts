import { concat, printable } from '@oneloop/core'
import {
  type Dtype,
  dtypeBits,
  elementCount,
  type Fault,
  type Json,
  jsonAs,
  jsonList,
  jsonMember,
  jsonOptional,
  type StoredTensor,
  shapeText,
} from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { NamedBytes } from '../model-format.ts'

const DTYPES: Readonly<Record<string, Dtype>> = {
  float32: 'F32',
  float16: 'F16',
  int32: 'I32',
  uint16: 'U16',
  uint8: 'U8',
  bool: 'BOOL',
}

/**
 * The tensors of a weights manifest: groups of files whose bytes, one after another, are the group's weights.
 * https://github.com/tensorflow/tfjs/blob/master/tfjs-core/src/io/types.ts
 *
 * @throws OneloopError `MODEL_FILES_MISSING` for a file that was not given
 */
export function readWeights(manifest: Json, files: readonly NamedBytes[], fault: Fault): StoredTensor[] {
  const tensors: StoredTensor[] = []
  const seen = new Set<string>()
  const bound = memoryBound(files.reduce((sum, { bytes }) => sum + bytes.length, 0))
  const filesByName = new Map(files.map((file) => [file.name, file.bytes]))
  let allocated = 0

  for (const group of jsonAs(manifest, 'array', 'weightsManifest', fault)) {
    const paths = jsonAs(group, 'object', 'a weights group', fault).get('paths') ?? group
    const shards = jsonList(paths, 'string', 'paths', fault).map((path) => findShard(path, paths.offset))
    if (shards.length > 1)
      allocate(
        shards.reduce((sum, shard) => sum + shard.length, 0),
        group.offset,
      )
    const bytes = shards.length === 1 ? shards[0]! : concat(shards)
    let at = 0
    for (const spec of jsonMember(group, 'weights', 'array', 'a weights group', fault)) {
      const tensor = readSpec(spec, bytes, at)
      at = tensor.end
      if (seen.has(tensor.name))
        throw fault('MODEL_FILE_CORRUPT', `two weights are named ${printable(tensor.name)}`, spec.offset)
      seen.add(tensor.name)
      tensors.push(tensor)
    }
    if (at !== bytes.length) {
      throw fault('MODEL_FILE_CORRUPT', `its weights take ${at} bytes, their file has ${bytes.length}`, group.offset)
    }
  }
  return tensors

  function findShard(path: string, offset: number): Uint8Array {
    const name = path.replace(/^\.\//, '')
    if (!/^(?!\.\.?$)[^/\\:\0]+$/.test(name)) {
      throw fault('MODEL_FILE_UNSAFE', `its weights lie in '${printable(path)}', which is no plain file name`, offset)
    }
    const shard = filesByName.get(name)
    if (shard !== undefined) return shard
    throw fault('MODEL_FILES_MISSING', `its weights lie in '${printable(name)}'`, offset, 'give that file too')
  }

  function allocate(bytes: number, offset: number): void {
    allocated += bytes
    if (allocated > bound)
      throw fault('MODEL_FILE_TOO_LARGE', `its weights would take more than ${bound} bytes`, offset)
  }

  function readSpec(spec: Json, bytes: Uint8Array, at: number): StoredTensor & { end: number } {
    const name = jsonMember(spec, 'name', 'string', 'a weight', fault)
    const what = printable(name)
    jsonMember(spec, 'shape', 'array', what, fault)
    const shapeJson = jsonAs(spec, 'object', what, fault).get('shape')!
    const shape = jsonList(shapeJson, 'number', `${what}'s shape`, fault)
    const quantization = jsonAs(spec, 'object', what, fault).get('quantization')
    const dtype = dtypeOf(jsonMember(spec, 'dtype', 'string', what, fault), what, spec.offset)
    const packed =
      quantization === undefined
        ? dtype
        : dtypeOf(jsonMember(quantization, 'dtype', 'string', what, fault), what, quantization.offset)
    const count = elementCount(shape, what, spec.offset, fault)
    const end = at + (count * dtypeBits[packed]) / 8
    if (end > bytes.length) {
      const left = bytes.length - at
      throw fault(
        'MODEL_FILE_TRUNCATED',
        `${what} ${shapeText(shape)} needs ${end - at} bytes, ${left} are left`,
        spec.offset,
      )
    }
    const tensor = { name, dtype: packed, shape, bytes: bytes.subarray(at, end), offset: at }
    const scale = quantization && jsonOptional(quantization, 'scale', 'number', what, fault)
    if (quantization === undefined || scale === undefined) return { ...tensor, end }
    allocate(4 * count, spec.offset)
    const min = jsonOptional(quantization, 'min', 'number', what, fault) ?? 0
    return { ...tensor, dtype: 'F32', bytes: dequantize(tensor.bytes, packed, scale, min), end }
  }

  function dtypeOf(name: string, what: string, offset: number): Dtype {
    const dtype = Object.hasOwn(DTYPES, name) ? DTYPES[name] : undefined
    if (dtype !== undefined) return dtype
    throw fault('MODEL_FILE_UNSUPPORTED', `${what} has the dtype '${printable(name)}'`, offset)
  }
}

function dequantize(bytes: Uint8Array, packed: Dtype, scale: number, min: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = packed === 'U16' ? 2 : 1
  const values = new DataView(new ArrayBuffer((bytes.length / size) * 4))
  for (let i = 0; i * 4 < values.byteLength; i++) {
    const value = size === 2 ? view.getUint16(i * 2, true) : view.getUint8(i)
    values.setFloat32(i * 4, value * scale + min, true)
  }
  return new Uint8Array(values.buffer)
}
