const BLOCK = 65_536

interface Constructor<T> {
  new (length: number): T
}

type Numbers = Float32Array | Float64Array | Uint32Array

/** A typed array whose length is not known yet: it grows by blocks, so that nothing is copied until the end. */
export class GrowingArray<T extends Numbers> {
  readonly #type: Constructor<T>
  readonly #blocks: T[] = []
  #block: T
  /** Filled of `#block`. */
  #filled = 0

  constructor(type: Constructor<T>) {
    this.#type = type
    this.#block = new type(0)
  }

  get length(): number {
    return Math.max(0, this.#blocks.length - 1) * BLOCK + this.#filled
  }

  push(value: number): void {
    if (this.#filled === this.#block.length) {
      this.#block = new this.#type(BLOCK)
      this.#blocks.push(this.#block)
      this.#filled = 0
    }
    this.#block[this.#filled++] = value
  }

  /** All in one array. Frees the blocks as it goes; nothing can be added after. */
  finish(): T {
    const { length } = this
    const all = new this.#type(length)
    for (let start = 0; start < length; start += BLOCK) {
      all.set(this.#blocks.shift()!.subarray(0, Math.min(BLOCK, length - start)), start)
    }
    return all
  }
}
