import { printable } from '@oneloop/core'
import { decodeUtf8, type Fault } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import { readEndRecord } from './end-record.ts'
import type { Zip, ZipEntry } from './zip-entry.ts'

const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const MAX_ENTRIES = 10_000

/**
 * Reads and checks a zip's directory; nothing is unpacked. Refused: entries that overlap, repeat a name, lie outside
 * the file, would be written outside a folder, are encrypted, or unpack to more than the memory bound together.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Uint8Array, fault: Fault): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = readEndRecord(view, fault)
  if (end.entryCount * CENTRAL_BYTES > end.directoryBytes) {
    throw fault(
      'MODEL_FILE_CORRUPT',
      `the zip claims ${end.entryCount} entries in too small a directory`,
      end.directoryOffset,
    )
  }
  if (end.entryCount > MAX_ENTRIES) {
    throw fault('MODEL_FILE_TOO_LARGE', `the zip has more than ${MAX_ENTRIES} entries`, end.directoryOffset)
  }
  const entries = new Map<string, ZipEntry>()
  const directoryEnd = end.directoryOffset + end.directoryBytes
  let at = end.directoryOffset
  let unpacked = 0
  for (let i = 0; i < end.entryCount; i++) {
    const { entry, next } = readEntry(view, at, end.directoryOffset, directoryEnd, fault)
    if (entries.has(entry.name)) {
      throw fault('MODEL_FILE_CORRUPT', `the zip has two entries named ${printable(entry.name)}`, at)
    }
    unpacked += entry.bytes
    if (unpacked > memoryBound(bytes.length)) {
      throw fault('MODEL_FILE_TOO_LARGE', `the zip would unpack to more than ${memoryBound(bytes.length)} bytes`, at)
    }
    entries.set(entry.name, entry)
    at = next
  }
  if (at !== directoryEnd) throw fault('MODEL_FILE_CORRUPT', 'the zip directory holds more than its entries', at)
  refuseOverlaps([...entries.values()], fault)
  return {
    entries,
    comment: bytes.subarray(end.commentOffset),
    commentOffset: end.commentOffset,
    checked: [...entries.values()].some(({ crc }) => crc !== 0),
  }
}

function readEntry(view: DataView, at: number, dataEnd: number, directoryEnd: number, fault: Fault) {
  if (at + CENTRAL_BYTES > directoryEnd || view.getUint32(at, true) !== CENTRAL) {
    throw fault('MODEL_FILE_CORRUPT', 'the zip directory has no entry here', at)
  }
  const nameBytes = view.getUint16(at + 28, true)
  const extraAt = at + CENTRAL_BYTES + nameBytes
  const extraEnd = extraAt + view.getUint16(at + 30, true)
  const next = extraEnd + view.getUint16(at + 32, true)
  if (next > directoryEnd) throw fault('MODEL_FILE_CORRUPT', 'an entry of the zip directory goes over its end', at)
  const name = decodeUtf8(slice(view, at + CENTRAL_BYTES, nameBytes), at + CENTRAL_BYTES, 'a name in the zip', fault)
  const what = `the zip entry ${printable(name)}`
  if (!isPlainPath(name)) {
    throw fault('MODEL_FILE_UNSAFE', `${what} has a name that leads out of its folder`, at + CENTRAL_BYTES)
  }
  const method = view.getUint16(at + 10, true)
  if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${what} is encrypted`, at + 8)
  }
  if (method !== STORED && method !== DEFLATED) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${what} is packed by method ${method}, not stored or deflated`, at + 10)
  }
  const sizes = readSizes(view, at, extraAt, extraEnd, what, fault)
  if (method === STORED && sizes.bytes !== sizes.packedBytes) {
    throw fault('MODEL_FILE_CORRUPT', `${what} is stored, but has two sizes`, at + 20)
  }
  const dataOffset = readLocal(view, sizes.offset, at, nameBytes, dataEnd, what, fault)
  if (dataOffset + sizes.packedBytes > dataEnd) {
    throw fault('MODEL_FILE_CORRUPT', `${what} goes over the end of the data`, at + 20)
  }
  const crc = view.getUint32(at + 16, true)
  const entry: ZipEntry = { name, deflated: method === DEFLATED, crc, ...sizes, dataOffset }
  return { entry, next }
}

interface Sizes {
  readonly bytes: number
  readonly packedBytes: number
  readonly offset: number
}

/** The three numbers that the zip64 extra field replaces where they read 0xFFFFFFFF. */
function readSizes(view: DataView, at: number, extraAt: number, extraEnd: number, what: string, fault: Fault): Sizes {
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  const long = short.includes(0xffffffff) ? findZip64(view, extraAt, extraEnd) : undefined
  let longAt = long?.start ?? 0
  const [bytes, packedBytes, offset] = short.map((value) => {
    if (value !== 0xffffffff || long === undefined) return value
    if (longAt + 8 > long.end) throw fault('MODEL_FILE_CORRUPT', `${what} has too short a zip64 field`, long.start)
    longAt += 8
    return Number(view.getBigUint64(longAt - 8, true))
  }) as [number, number, number]
  return { bytes, packedBytes, offset }
}

function findZip64(view: DataView, from: number, to: number): { start: number; end: number } | undefined {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > to) return undefined
    if (view.getUint16(at, true) === 1) return { start: at + 4, end }
    at = end
  }
  return undefined
}

/** Where an entry's data starts, once its local header is seen to be of the same entry. */
function readLocal(
  view: DataView,
  offset: number,
  central: number,
  nameBytes: number,
  dataEnd: number,
  what: string,
  fault: Fault,
): number {
  const nameAt = offset + LOCAL_BYTES
  const isLocal = nameAt + nameBytes <= dataEnd && view.getUint32(offset, true) === LOCAL
  if (!isLocal) throw fault('MODEL_FILE_CORRUPT', `${what} has no local header at byte ${offset}`, central + 42)
  const method = view.getUint16(offset + 8, true)
  let same = view.getUint16(offset + 26, true) === nameBytes && method === view.getUint16(central + 10, true)
  for (let i = 0; i < nameBytes && same; i++) {
    same = view.getUint8(nameAt + i) === view.getUint8(central + CENTRAL_BYTES + i)
  }
  if (!same) throw fault('MODEL_FILE_CORRUPT', `${what} is another in its local header`, offset)
  return nameAt + nameBytes + view.getUint16(offset + 28, true)
}

function refuseOverlaps(entries: ZipEntry[], fault: Fault): void {
  entries.sort((a, b) => a.offset - b.offset)
  for (const [i, entry] of entries.entries()) {
    const before = entries[i - 1]
    if (before !== undefined && before.dataOffset + before.packedBytes > entry.offset) {
      const names = `${printable(before.name)} and ${printable(entry.name)}`
      throw fault('MODEL_FILE_CORRUPT', `the zip entries ${names} overlap`, entry.offset)
    }
  }
}

function isPlainPath(name: string): boolean {
  return !/^\/|^[a-z]:|[\\\0]|(?:^|\/)\.\.(?:\/|$)/i.test(name) && name !== ''
}

function slice(view: DataView, offset: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, length)
}
