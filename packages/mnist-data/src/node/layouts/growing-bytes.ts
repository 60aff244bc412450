/** Bytes whose number is not known before the last has come: room is doubled whenever it is used up. */
export class GrowingBytes {
  #bytes = new Uint8Array(1 << 16)
  length = 0

  push(byte: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.length++] = byte
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }
}
