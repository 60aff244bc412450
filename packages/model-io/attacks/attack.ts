import type { ModelFileCode, ModelInput } from '../src/index.ts'

/** A hostile or broken file, and the error that it must give. */
export interface Attack {
  readonly name: string
  readonly input: () => ModelInput
  readonly code: ModelFileCode
  /** What the message says. */
  readonly says: RegExp
  /** In bytes; left out where it is wherever the defect happens to lie. */
  readonly offset?: number
}

export function bytes(...parts: (string | number | readonly number[] | Uint8Array)[]): Uint8Array {
  const pieces = parts.map((part) => {
    if (typeof part === 'string') return new TextEncoder().encode(part)
    return typeof part === 'number' ? Uint8Array.of(part) : Uint8Array.from(part)
  })
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export function uint32(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value, true)
  return new Uint8Array(view.buffer)
}

export function uint64(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, value, true)
  return new Uint8Array(view.buffer)
}
