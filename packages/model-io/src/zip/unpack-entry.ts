import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import { Inflate } from 'fflate'
import { crc32 } from '../bytes/crc32.ts'
import type { Zip, ZipEntry } from './zip-entry.ts'

/** How much goes to the inflater at a time: a bomb that lies about its size is stopped within 1032 times this. */
const CHUNK_BYTES = 4096

/** An entry's bytes, their length and CRC-32 checked. A view into the zip where the entry is stored. */
export function unpackEntry(bytes: Uint8Array, zip: Zip, entry: ZipEntry, fault: Fault): Uint8Array {
  const packed = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes)
  const unpacked = entry.deflated ? inflate(packed, entry, fault) : packed
  if (zip.checked && crc32(unpacked) !== entry.crc) {
    throw fault('MODEL_FILE_CORRUPT', `the zip entry ${printable(entry.name)} has a wrong checksum`, entry.dataOffset)
  }
  return unpacked
}

function inflate(packed: Uint8Array, entry: ZipEntry, fault: Fault): Uint8Array {
  const what = `the zip entry ${printable(entry.name)}`
  const unpacked = new Uint8Array(entry.bytes)
  let filled = 0
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > unpacked.length) {
      throw fault('MODEL_FILE_CORRUPT', `${what} unpacks to more than it declares`, entry.dataOffset)
    }
    unpacked.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
      stream.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length)
    }
  } catch (error) {
    // What fflate throws carries a numeric code.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      throw fault('MODEL_FILE_CORRUPT', `${what} does not unpack: ${error.message}`, entry.dataOffset)
    }
    throw error
  }
  if (filled !== unpacked.length) {
    throw fault('MODEL_FILE_CORRUPT', `${what} unpacks to ${filled} bytes, not ${unpacked.length}`, entry.dataOffset)
  }
  return unpacked
}
