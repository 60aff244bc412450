import { decodeUtf8, type Fault } from '@oneloop/core/files'

/** How many objects, messages, tree nodes and names a file may have in all: what stops circles and bombs. */
const MAX_STEPS = 100_000

/** How many bytes of text a file may give in all: the same text may stand under any number of names. */
const MAX_TEXT_BYTES = 2 ** 24

/** The bytes of an HDF5 file, every read checked against their end, every step counted. All numbers are little-endian. */
export class Hdf5Bytes {
  readonly bytes: Uint8Array
  readonly fault: Fault
  readonly #view: DataView
  readonly #base: number
  #steps = 0
  #textBytes = 0

  /** @param base offset of `bytes` in the file, for errors */
  constructor(bytes: Uint8Array, base: number, fault: Fault) {
    this.bytes = bytes
    this.fault = (code, message, at, fix) => fault(code, message, base + at, fix)
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#base = base
  }

  step(at: number): void {
    if (++this.#steps > MAX_STEPS) {
      throw this.fault('MODEL_FILE_TOO_LARGE', `the HDF5 file has more than ${MAX_STEPS} parts`, at)
    }
  }

  uint8(at: number): number {
    return this.#view.getUint8(this.#check(at, 1))
  }

  uint16(at: number): number {
    return this.#view.getUint16(this.#check(at, 2), true)
  }

  uint32(at: number): number {
    return this.#view.getUint32(this.#check(at, 4), true)
  }

  /** An address or a length. One past the largest safe integer is past the end of any file: also "undefined", all ones. */
  uint64(at: number): number {
    return Number(this.#view.getBigUint64(this.#check(at, 8), true))
  }

  slice(at: number, length: number): Uint8Array {
    const from = this.#check(at, length)
    return this.bytes.subarray(from, from + length)
  }

  signature(at: number, expected: string): void {
    const found = String.fromCharCode(...this.slice(at, expected.length))
    if (found !== expected) throw this.fault('MODEL_FILE_CORRUPT', `the HDF5 file needs '${expected}' here`, at)
  }

  /** Text that ends with a zero, or at `most` bytes. */
  text(at: number, most: number): string {
    const available = this.slice(at, Math.max(0, Math.min(most, this.bytes.length - at)))
    const end = available.indexOf(0)
    const text = end < 0 ? available : available.subarray(0, end)
    this.#textBytes += text.length
    if (this.#textBytes > MAX_TEXT_BYTES) {
      throw this.fault('MODEL_FILE_TOO_LARGE', `the HDF5 file has more than ${MAX_TEXT_BYTES} bytes of text`, at)
    }
    return decodeUtf8(text, this.#base + at, 'a text in the HDF5 file', (code, message, offset, fix) =>
      this.fault(code, message, offset - this.#base, fix),
    )
  }

  #check(at: number, length: number): number {
    if (!Number.isSafeInteger(at) || at < 0 || !(length <= this.bytes.length - at)) {
      const end = this.bytes.length
      throw this.fault(
        'MODEL_FILE_TRUNCATED',
        `the HDF5 file points to byte ${at}, past its end at ${end}`,
        Math.min(at, end),
      )
    }
    return at
  }
}
