import { concat, printable } from '@oneloop/core'
import { type Dtype, dtypeBits, elementCount, faultIn, type StoredTensor, shapeText } from '@oneloop/core/files'
import { readPacked, type Span } from '../protobuf/read-fields.ts'
import { dataTypes } from './data-types.ts'
import type { OnnxReader } from './onnx-reader.ts'

/** `TensorProto`, its values in whichever of the places that the format allows. */
export function parseTensor(span: Span, reader: OnnxReader): StoredTensor {
  const { fault } = reader
  const shape: number[] = []
  const external = new Map<string, string>()
  const raw: Span[] = []
  const wide: Span[] = []
  const integers: Span[] = []
  const loose: number[] = []
  let dataType = 0
  let name = ''
  let isExternal = false
  for (const field of reader.fields(span)) {
    if (field.number === 1) reader.appendIntegers(shape, field)
    else if (field.number === 2) dataType = reader.integer(field)
    else if (field.number === 8) name = reader.text(field)
    else if (field.number === 9) raw.push(reader.span(field))
    else if (field.number === 4 || field.number === 10)
      wide.push(field.kind === 'fixed' ? field.span : reader.span(field))
    else if (field.number === 5 || field.number === 7 || field.number === 11) {
      if (field.kind === 'varint') loose.push(field.value)
      else integers.push(reader.span(field))
    } else if (field.number === 13) external.set(...parseEntry(reader.span(field), reader))
    else if (field.number === 14) isExternal = reader.integer(field) === 1
  }
  const what = printable(name) || 'a constant'
  const dtype = dataTypes.get(dataType)
  if (dtype === undefined) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${what} has the element type ${dataType}`, span.offset)
  }
  const count = elementCount(shape, what, span.offset, fault)
  const bytes = (count * dtypeBits[dtype]) / 8
  const places = [isExternal, raw.length > 0, wide.length > 0, integers.length + loose.length > 0]
  if (places.filter(Boolean).length > 1) {
    throw fault('MODEL_FILE_CORRUPT', `${what} keeps its values in more than one place`, span.offset)
  }
  const tensor = { name, dtype, shape }
  if (isExternal) return { ...tensor, ...readExternal(external, bytes, what, span.offset, reader) }
  const pieces = raw.length > 0 ? raw : wide
  const found = pieces.reduce((sum, piece) => sum + piece.bytes.length, 0)
  if (integers.length + loose.length > 0) {
    reader.allocate(bytes, span.offset)
    return { ...tensor, bytes: unpackIntegers(integers, loose, dtype, count, what, reader), offset: span.offset }
  }
  if (found !== bytes) {
    const needs = `${shapeText(shape)} of ${dtype} need ${bytes}`
    throw fault('MODEL_FILE_CORRUPT', `${what} has ${found} bytes, but ${needs}`, span.offset)
  }
  if (pieces.length > 1) reader.allocate(bytes, span.offset)
  const whole = pieces.length === 1 ? pieces[0]!.bytes : concat(pieces.map((piece) => piece.bytes))
  return { ...tensor, bytes: whole, offset: pieces[0]?.offset ?? span.offset }
}

/** `StringStringEntryProto`. */
export function parseEntry(span: Span, reader: OnnxReader): [key: string, value: string] {
  let key = ''
  let value = ''
  for (const field of reader.fields(span)) {
    if (field.number === 1) key = reader.text(field)
    else if (field.number === 2) value = reader.text(field)
  }
  return [key, value]
}

/** Values of `int32_data` and its kin: one varint an element, whatever the element's size. */
function unpackIntegers(
  spans: readonly Span[],
  loose: readonly number[],
  dtype: Dtype,
  count: number,
  what: string,
  reader: OnnxReader,
): Uint8Array {
  const size = dtypeBits[dtype] / 8
  const bytes = new Uint8Array(count * size)
  const view = new DataView(bytes.buffer)
  let i = 0
  const put = (value: number, offset: number) => {
    if (i >= count) throw reader.fault('MODEL_FILE_CORRUPT', `${what} has more values than its shape`, offset)
    if (size === 8) view.setBigInt64(i * 8, BigInt(value), true)
    else if (size === 4) view.setInt32(i * 4, value, true)
    else if (size === 2) view.setInt16(i * 2, value, true)
    else view.setInt8(i, value)
    i++
  }
  for (const value of loose) put(value, spans[0]?.offset ?? 0)
  for (const span of spans) for (const value of readPacked(span, reader.fault)) put(value, span.offset)
  if (i === count) return bytes
  throw reader.fault('MODEL_FILE_CORRUPT', `${what} has ${i} values for a shape of ${count}`, spans[0]?.offset ?? 0)
}

/** Values in a file of their own, beside the model. https://github.com/onnx/onnx/blob/main/docs/ExternalData.md */
function readExternal(
  external: ReadonlyMap<string, string>,
  bytes: number,
  what: string,
  at: number,
  { companions, fault }: OnnxReader,
): { bytes: Uint8Array; offset: number } {
  const location = external.get('location') ?? ''
  if (!/^(?!\.\.?$)[^/\\:\0]+$/.test(location)) {
    throw fault('MODEL_FILE_UNSAFE', `${what} lies in '${printable(location)}', which is no plain file name`, at)
  }
  const file = companions.get(location)
  if (file === undefined) {
    throw fault('MODEL_FILES_MISSING', `${what} lies in '${printable(location)}'`, at, 'give that file too')
  }
  const start = Number(external.get('offset') ?? 0)
  const length = Number(external.get('length') ?? bytes)
  if (!Number.isSafeInteger(start) || start < 0 || length !== bytes) {
    throw fault('MODEL_FILE_CORRUPT', `${what} has an impossible place in '${printable(location)}'`, at)
  }
  if (start + length > file.length) {
    throw faultIn(location)('MODEL_FILE_TRUNCATED', `${what} ends at byte ${start + length}`, file.length)
  }
  return { bytes: file.subarray(start, start + length), offset: start }
}
