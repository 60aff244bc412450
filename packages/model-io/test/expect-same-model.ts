import type { Mlp } from '@oneloop/mlp-model'
import { expect } from 'vitest'

/** The same layers and, bit for bit, the same values. */
export function expectSameModel(actual: Mlp, expected: Mlp): void {
  expect(actual.layers).toEqual(expected.layers)
  for (const [name, , data] of expected.namedParameters()) {
    expect(Buffer.compare(bytes(actual.parameters[name]!), bytes(data)), name).toBe(0)
  }
}

function bytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
