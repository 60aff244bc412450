import type { DataReader, DecodedArray, PageHeader } from 'hyparquet'
import { parquetHeader, readPage } from 'hyparquet/src/column.js'
import { convert } from 'hyparquet/src/convert.js'
import { decompressPage } from 'hyparquet/src/datapage.js'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { readVarInt } from 'hyparquet/src/thrift.js'
import { checkThrift } from './check-thrift.ts'
import type { UnpackingBudget } from './unpacking-budget.ts'

/** What hyparquet must know of a column to read a page of it. */
export type PageColumn = Parameters<typeof readPage>[2]

/**
 * The cells of a flat column in one row group, a page at a time. hyparquet reads the pages, but takes a page's word for how many values it
 * holds and how often each is repeated, up to 2³¹ times: here a page is unpacked and looked through first.
 *
 * @param bytes the column's chunk of the row group
 * @param rows of the row group
 * @throws Error for a page that is damaged; OneloopError `TOO_LARGE` for one that unpacks to too much
 */
export function* readChunk(
  bytes: Uint8Array,
  rows: number,
  column: PageColumn,
  budget: UnpackingBudget,
): Generator<DecodedArray> {
  const unpacked: PageColumn = { ...column, codec: 'UNCOMPRESSED' }
  const reader = readerOf(bytes)
  let dictionary: DecodedArray | undefined
  let read = 0
  while (read < rows && reader.offset < bytes.length) {
    checkThrift({ ...reader })
    const header = parquetHeader(reader)
    const packed = bytes.subarray(reader.offset, reader.offset + header.compressed_page_size)
    if (packed.length !== header.compressed_page_size) throw new Error('a page is cut short')
    reader.offset += packed.length
    const page = unpack(packed, header, column, budget)
    const isDictionary = header.type === 'DICTIONARY_PAGE'
    if (!isDictionary) checkPage(page, header, rows - read, column, dictionary !== undefined, budget)
    const { data } = readPage(readerOf(page), unpackedHeader(header, page.length), unpacked, dictionary, undefined, 0)
    if (data === undefined) continue
    if (isDictionary) {
      dictionary = convert(data, column)
    } else {
      read += data.length
      yield data
    }
  }
  if (read !== rows) throw new Error(`a column has ${read} of ${rows} values`)
}

function readerOf(bytes: Uint8Array): DataReader {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
}

/** The page's bytes as they were before they were packed; of a page of version 2, levels are never packed. */
function unpack(packed: Uint8Array, header: PageHeader, column: PageColumn, budget: UnpackingBudget): Uint8Array {
  const v2 = header.data_page_header_v2
  const levels = v2 === undefined ? 0 : v2.repetition_levels_byte_length + v2.definition_levels_byte_length
  const length = Number(header.uncompressed_page_size) - levels
  if (!(levels >= 0 && levels <= packed.length && length >= 0)) throw new Error('a page has no such length')
  const isPacked = column.codec !== 'UNCOMPRESSED' && v2?.is_compressed !== false && length > 0
  if (!isPacked) return packed
  budget.spend(length)
  const values = decompressPage(packed.subarray(levels), length, column.codec, column.compressors)
  if (levels === 0) return values
  const page = new Uint8Array(levels + length)
  page.set(packed.subarray(0, levels))
  page.set(values, levels)
  return page
}

function unpackedHeader(header: PageHeader, length: number): PageHeader {
  const v2 = header.data_page_header_v2
  return {
    ...header,
    compressed_page_size: length,
    uncompressed_page_size: length,
    ...(v2 === undefined ? {} : { data_page_header_v2: { ...v2, is_compressed: false } }),
  }
}

/** Refuses a page of values whose reading would cost more than its bytes, or its share of the rows, are worth. */
function checkPage(
  page: Uint8Array,
  header: PageHeader,
  rows: number,
  column: PageColumn,
  hasDictionary: boolean,
  budget: UnpackingBudget,
): void {
  const v1 = header.data_page_header
  const v2 = header.data_page_header_v2
  const encoding = (header.type === 'DATA_PAGE' ? v1 : v2)?.encoding
  const count = (header.type === 'DATA_PAGE' ? v1 : v2)?.num_values
  if (encoding === undefined || !(count! >= 0 && count! <= rows)) throw new Error('a page has no such number of values')
  const isOptional = column.element.repetition_type === 'OPTIONAL'
  const reader = readerOf(page)
  let values = count!
  if (header.type === 'DATA_PAGE') {
    if (isOptional) values = checkLevels(reader, values)
  } else {
    if (v2!.repetition_levels_byte_length !== 0) throw new Error('a page of single values has lists')
    if (!(v2!.num_nulls >= 0 && v2!.num_nulls <= values)) throw new Error('a page has no such number of missing values')
    if (isOptional && values > 0) checkRuns(reader, 1, values)
    reader.offset = v2!.definition_levels_byte_length
    values -= v2!.num_nulls
  }
  checkValues(reader, encoding, values, column, hasDictionary, budget)
}

/** @returns how many of the values are there */
function checkLevels(reader: DataReader, values: number): number {
  const length = reader.view.getUint32(reader.offset, true)
  const start = reader.offset + 4
  reader.offset = start
  checkRuns(reader, 1, values)
  const levels = new Uint8Array(values)
  readRleBitPackedHybrid({ view: reader.view, offset: start }, 1, levels, length)
  reader.offset = start + length
  return levels.reduce((sum, level) => sum + level, 0)
}

function checkValues(
  reader: DataReader,
  encoding: string,
  values: number,
  column: PageColumn,
  hasDictionary: boolean,
  budget: UnpackingBudget,
): void {
  switch (encoding) {
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      if (!hasDictionary) throw new Error('a page needs a dictionary that is not there')
      if (values > 0) checkRuns(reader, reader.view.getUint8(reader.offset++), values)
      break
    case 'RLE':
      if (column.type !== 'BOOLEAN') throw new Error('only yes and no are written as runs')
      reader.offset += 4
      checkRuns(reader, 1, values)
      break
    case 'DELTA_BYTE_ARRAY':
      checkPrefixes(reader, values, budget)
      break
  }
}

/** Packed values come by eights, and some writers fill up a whole block of them. */
const MOST_PADDING = 512

/** Looks through runs of repeated and of packed values without writing any: they must give this many values and no more. */
function checkRuns(reader: DataReader, width: number, values: number): void {
  if (width > 32) throw new Error(`a value can't have ${width} bits`)
  for (let seen = 0; seen < values; ) {
    const run = readVarInt(reader)
    const isPacked = (run & 1) === 1
    const count = isPacked ? (run >>> 1) * 8 : run >>> 1
    if (count > values - seen + (isPacked ? MOST_PADDING : 0)) {
      throw new Error(`a run of ${count} values where ${values - seen} are left`)
    }
    reader.offset += isPacked ? (run >>> 1) * width : Math.ceil(width / 8)
    seen += count
  }
}

/** Texts of which each begins as the one before it, for as many bytes as the page says. */
function checkPrefixes(reader: DataReader, values: number, budget: UnpackingBudget): void {
  const prefixes = new Int32Array(values)
  const rests = new Int32Array(values)
  deltaBinaryUnpack(reader, values, prefixes)
  deltaBinaryUnpack(reader, values, rests)
  let before = 0
  for (const [i, prefix] of prefixes.entries()) {
    if (prefix < 0 || prefix > before || rests[i]! < 0) throw new Error('a text has no such length')
    before = prefix + rests[i]!
    budget.spend(before)
  }
}
