import { printable } from '../errors/printable.ts'
import type { Fault } from '../files/fault.ts'
import { jsonAs, jsonList, jsonMember } from '../json/json-values.ts'
import { type Json, parseJson } from '../json/parse-json.ts'
import { type Dtype, dtypeBits, isDtype } from './dtype.ts'
import { elementCount } from './element-count.ts'
import { shapeText } from './shape-text.ts'

/** The length that comes before the header. */
export const LENGTH_BYTES = 8

const MAX_HEADER_BYTES = 100_000_000

/** One tensor of the header; `start` and `end` are offsets in the file. */
export interface HeaderTensor {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  readonly start: number
  readonly end: number
}

/** The head of a safetensors file: its tensors and its metadata. */
export interface Header {
  /** In the order of their bytes. */
  readonly tensors: readonly HeaderTensor[]
  readonly metadata: ReadonlyMap<string, string>
}

/**
 * How many bytes the header has.
 *
 * @param first the file's first 8 bytes, or all of a shorter file
 */
export function headerLength(first: Uint8Array, fileBytes: number, fault: Fault): number {
  if (fileBytes < LENGTH_BYTES) {
    throw fault('MODEL_FILE_TRUNCATED', `${fileBytes} bytes are too few for a safetensors file`, 0)
  }
  const length = new DataView(first.buffer, first.byteOffset).getBigUint64(0, true)
  if (length > MAX_HEADER_BYTES) {
    throw fault('MODEL_FILE_TOO_LARGE', `its header claims ${length} bytes, over the format's ${MAX_HEADER_BYTES}`, 0)
  }
  if (Number(length) > fileBytes - LENGTH_BYTES) {
    throw fault('MODEL_FILE_TRUNCATED', `its header claims ${length} of the ${fileBytes - LENGTH_BYTES} bytes left`, 0)
  }
  return Number(length)
}

/**
 * Reads and checks the header: each tensor's range is exactly as long as its dtype and shape say, and the ranges cover
 * the rest of the file once, without a gap. https://github.com/huggingface/safetensors#format
 */
export function parseHeader(bytes: Uint8Array, fileBytes: number, fault: Fault): Header {
  if (bytes[0] !== 0x7b) throw fault('MODEL_FILE_CORRUPT', "its header does not start with '{'", LENGTH_BYTES)
  const json = parseJson(bytes, LENGTH_BYTES, fault)
  const dataStart = LENGTH_BYTES + bytes.length
  const metadata = new Map<string, string>()
  const tensors: (HeaderTensor & { readonly entry: number })[] = []
  for (const [name, entry] of jsonAs(json, 'object', 'the header', fault)) {
    if (name !== '__metadata__') tensors.push(parseTensor(name, entry, dataStart, fault))
    else
      for (const [key, text] of jsonAs(entry, 'object', '__metadata__', fault)) {
        metadata.set(key, jsonAs(text, 'string', `the metadata '${printable(key)}'`, fault))
      }
  }
  tensors.sort((a, b) => a.start - b.start || a.end - b.end)
  let covered = dataStart
  for (const { name, start, end, entry } of tensors) {
    if (start !== covered) {
      const problem = start < covered ? 'overlaps the tensor before it' : `leaves a gap of ${start - covered} bytes`
      throw fault('MODEL_FILE_CORRUPT', `${printable(name)} ${problem}`, entry)
    }
    covered = end
  }
  if (covered > fileBytes) {
    throw fault('MODEL_FILE_TRUNCATED', `its tensors end at byte ${covered}, the file at ${fileBytes}`, fileBytes)
  }
  if (covered < fileBytes) {
    throw fault('MODEL_FILE_CORRUPT', `${fileBytes - covered} bytes belong to no tensor`, covered)
  }
  return { tensors: tensors.map(({ entry: _, ...tensor }) => tensor), metadata }
}

function parseTensor(name: string, entry: Json, dataStart: number, fault: Fault): HeaderTensor & { entry: number } {
  const what = printable(name)
  const dtype = jsonMember(entry, 'dtype', 'string', what, fault)
  if (!isDtype(dtype)) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${what} has the unknown dtype '${printable(dtype)}'`, entry.offset)
  }
  const members = jsonAs(entry, 'object', what, fault)
  jsonMember(entry, 'shape', 'array', what, fault)
  jsonMember(entry, 'data_offsets', 'array', what, fault)
  const shape = jsonList(members.get('shape')!, 'number', `${what}'s shape`, fault)
  const offsets = jsonList(members.get('data_offsets')!, 'number', `${what}'s data_offsets`, fault)
  const [start = -1, end = -1] = offsets
  if (offsets.length !== 2 || !Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
    throw fault('MODEL_FILE_CORRUPT', `${what} has the impossible data_offsets ${shapeText(offsets)}`, entry.offset)
  }
  const bits = elementCount(shape, what, entry.offset, fault) * dtypeBits[dtype]
  if (bits % 8 !== 0 || end - start !== bits / 8) {
    const needs = `${shapeText(shape)} of ${dtype} need ${bits / 8} bytes`
    throw fault('MODEL_FILE_CORRUPT', `${what} has ${end - start} bytes, but ${needs}`, entry.offset)
  }
  return { name, dtype, shape, start: dataStart + start, end: dataStart + end, entry: entry.offset }
}
