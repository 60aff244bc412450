import { decodeUtf8, type Fault } from '@oneloop/core/files'

/** Reads a pickle from its start to its end; every read is checked against the end first. */
export class ByteCursor {
  /** In `bytes`. */
  at: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #base: number
  readonly #fault: Fault

  /** @param base offset of `bytes` in the file */
  constructor(bytes: Uint8Array, at: number, base: number, fault: Fault) {
    this.at = at
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#base = base
    this.#fault = fault
  }

  /** In the file. */
  get offset(): number {
    return this.#base + this.at
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2), true)
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true)
  }

  /** Past 2⁵³ inexact, which no file is long enough to notice. */
  uint64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true))
  }

  bigEndianFloat64(): number {
    return this.#view.getFloat64(this.#advance(8), false)
  }

  take(length: number): Uint8Array {
    const from = this.#advance(length)
    return this.#bytes.subarray(from, from + length)
  }

  text(length: number): string {
    const offset = this.offset
    return decodeUtf8(this.take(length), offset, 'a text in the pickle', this.#fault)
  }

  /** Up to the next newline, which is skipped. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.at)
    if (end < 0) throw this.#fault('MODEL_FILE_TRUNCATED', 'the pickle ends inside a line', this.offset)
    const text = this.text(end - this.at)
    this.at++
    return text
  }

  #advance(length: number): number {
    const from = this.at
    if (length > this.#bytes.length - from) {
      throw this.#fault('MODEL_FILE_TRUNCATED', `the pickle ends before the ${length} bytes it announces`, this.offset)
    }
    this.at = from + length
    return from
  }
}
