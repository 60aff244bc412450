const BLOCK = 65_536

interface Constructor<T> {
  new (length: number): T
}

type Numbers = Float32Array | Float64Array | Uint32Array

/** A typed array whose length is not known yet: it grows by blocks, so that nothing is copied until the end. */
export class GrowingArray<T extends Numbers> {
  readonly #type: Constructor<T>
  readonly #blocks: T[] = []
  length = 0

  constructor(type: Constructor<T>) {
    this.#type = type
  }

  push(value: number): void {
    const place = this.length % BLOCK
    if (place === 0) this.#blocks.push(new this.#type(BLOCK))
    this.#blocks[this.#blocks.length - 1]![place] = value
    this.length++
  }

  /** All in one array. Frees the blocks as it goes; nothing can be added after. */
  finish(): T {
    const all = new this.#type(this.length)
    for (let start = 0; start < this.length; start += BLOCK) {
      all.set(this.#blocks.shift()!.subarray(0, Math.min(BLOCK, this.length - start)), start)
    }
    return all
  }
}
