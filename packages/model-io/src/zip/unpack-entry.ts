import { printable } from '@oneloop/core'
import { crc32, type Fault } from '@oneloop/core/files'
import { Inflate } from 'fflate'
import type { Zip, ZipEntry } from './zip-entry.ts'

/** How much goes to the inflater at a time: a bomb that lies about its size is stopped within 1032 times this. */
const CHUNK_BYTES = 4096

/** An entry's bytes, their length and CRC-32 checked. A view into the zip where the entry is stored. */
export function unpackEntry(bytes: Uint8Array, zip: Zip, entry: ZipEntry, fault: Fault): Uint8Array {
  const unpacked = unpackStart(bytes, entry, entry.bytes, fault)
  if (zip.checked && crc32(unpacked) !== entry.crc) {
    throw fault('MODEL_FILE_CORRUPT', `the zip entry ${printable(entry.name)} has a wrong checksum`, entry.dataOffset)
  }
  return unpacked
}

/** The first `most` bytes of an entry, or all of a shorter one, without its checksum. */
export function unpackStart(bytes: Uint8Array, entry: ZipEntry, most: number, fault: Fault): Uint8Array {
  const wanted = Math.min(most, entry.bytes)
  const packed = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes)
  return entry.deflated ? inflate(packed, entry, wanted, fault) : packed.subarray(0, wanted)
}

function inflate(packed: Uint8Array, entry: ZipEntry, wanted: number, fault: Fault): Uint8Array {
  const what = `the zip entry ${printable(entry.name)}`
  const unpacked = new Uint8Array(wanted)
  let filled = 0
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > entry.bytes) {
      throw fault('MODEL_FILE_CORRUPT', `${what} unpacks to more than it declares`, entry.dataOffset)
    }
    unpacked.set(chunk.subarray(0, Math.max(0, wanted - filled)), Math.min(filled, wanted))
    filled += chunk.length
  })
  try {
    const isEnough = () => wanted < entry.bytes && filled >= wanted
    for (let at = 0; at < packed.length && !isEnough(); at += CHUNK_BYTES) {
      stream.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length)
    }
  } catch (error) {
    // What fflate throws carries a numeric code.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      throw fault('MODEL_FILE_CORRUPT', `${what} does not unpack: ${error.message}`, entry.dataOffset)
    }
    throw error
  }
  if (filled < wanted || (wanted === entry.bytes && filled !== wanted)) {
    throw fault('MODEL_FILE_CORRUPT', `${what} unpacks to ${filled} bytes, not ${entry.bytes}`, entry.dataOffset)
  }
  return unpacked
}
