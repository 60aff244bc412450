import { concat } from '@oneloop/core'
import { encodeUtf8 } from '@oneloop/core/files'
import { OP } from './opcodes.ts'

/** Builds a pickle of protocol 2, piece by piece: the pieces are in the order of Python's stack machine. */
export class PickleWriter {
  readonly #parts: Uint8Array[] = [Uint8Array.of(OP.PROTO, 2)]

  /** An opcode that takes nothing. */
  op(name: keyof typeof OP): this {
    return this.#add(OP[name])
  }

  text(value: string): this {
    const bytes = encodeUtf8(value)
    this.#add(OP.BINUNICODE, ...uint32(bytes.length))
    this.#parts.push(bytes)
    return this
  }

  /** A whole number from 0 to 2³¹ − 1. */
  integer(value: number): this {
    return value < 256 ? this.#add(OP.BININT1, value) : this.#add(OP.BININT, ...uint32(value))
  }

  /** A tuple of whole numbers. */
  integers(values: readonly number[]): this {
    this.op('MARK')
    for (const value of values) this.integer(value)
    return this.op('TUPLE')
  }

  global(module: string, name: string): this {
    this.#add(OP.GLOBAL)
    this.#parts.push(encodeUtf8(`${module}\n${name}\n`))
    return this
  }

  end(): Uint8Array<ArrayBuffer> {
    this.op('STOP')
    return concat(this.#parts)
  }

  #add(...bytes: number[]): this {
    this.#parts.push(Uint8Array.from(bytes))
    return this
  }
}

function uint32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]
}
