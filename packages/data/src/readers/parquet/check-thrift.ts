import type { DataReader } from 'hyparquet'

/** A whole number of 64 bits, seven in a byte. */
const MOST_NUMBER_BYTES = 10
/** Parquet's own records nest by six. */
const MOST_DEPTH = 16

/**
 * Walks through a record of Thrift's compact protocol, which the file's contents and each page's header are, and moves the reader past it.
 * hyparquet reads a whole number as long as the file goes on with it, which of some hundred thousand bytes takes a minute.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 *
 * @throws Error for a number or a nesting that no Parquet file has; RangeError past the end
 */
export function checkThrift(reader: DataReader, depth = 0): void {
  if (depth > MOST_DEPTH) throw new Error(`its contents nest deeper than ${MOST_DEPTH}`)
  for (let byte = next(reader); (byte & 15) !== 0; byte = next(reader)) {
    if (byte >> 4 === 0) checkNumber(reader)
    checkValue(reader, byte & 15, depth)
  }
}

function checkValue(reader: DataReader, type: number, depth: number): void {
  if (type === 3) reader.offset += 1
  else if (type === 4 || type === 5 || type === 6) checkNumber(reader)
  else if (type === 7) reader.offset += 8
  else if (type === 8) skipBytes(reader)
  else if (type === 9) checkList(reader, depth)
  else if (type === 12) checkThrift(reader, depth + 1)
  else if (type > 2) throw new Error(`its contents have a value of type ${type}`)
}

function skipBytes(reader: DataReader): void {
  const length = checkNumber(reader)
  reader.offset += length
}

function checkList(reader: DataReader, depth: number): void {
  const byte = next(reader)
  const length = byte >> 4 === 15 ? checkNumber(reader) : byte >> 4
  // Yes and no take a byte each here, none where they stand alone.
  const type = (byte & 15) <= 2 ? 3 : byte & 15
  if (length > reader.view.byteLength - reader.offset) throw new Error('a list is longer than the file')
  for (let i = 0; i < length; i++) checkValue(reader, type, depth)
}

/** @returns the number, of which only lengths are looked at */
function checkNumber(reader: DataReader): number {
  let value = 0
  for (let i = 0; i < MOST_NUMBER_BYTES; i++) {
    const byte = next(reader)
    value += (byte & 127) * 2 ** (7 * i)
    if (byte < 128) return value
  }
  throw new Error(`a number has more than ${MOST_NUMBER_BYTES} bytes`)
}

function next(reader: DataReader): number {
  return reader.view.getUint8(reader.offset++)
}
