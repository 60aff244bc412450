import { Mlp, readModel, writeModel } from 'oneloop'
import { expect, test } from 'vitest'
import { inferredText } from './inferred-text.ts'

test('what is assumed of a file without a description is said in Korean', async () => {
  const bytes = writeModel(new Mlp([784, 8, 10]), 'npz')
  // A .npz of plain arrays, without the description that this package adds.
  const { stateDict } = await readModel(bytes)
  const plain = writePlainSafetensors(stateDict)
  const { inferred } = await readModel(plain)
  expect(inferred.length).toBeGreaterThan(0)
  for (const line of inferred) {
    expect(inferredText(line, 'ko'), line).toMatch(/[가-힣]/)
    expect(inferredText(line, 'en')).toBe(line)
  }
})

test('a line without a translation stays as it is', () => {
  expect(inferredText('something new', 'ko')).toBe('something new')
})

function writePlainSafetensors(
  state: Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>,
) {
  let offset = 0
  const header = Object.fromEntries(
    Object.entries(state).map(([name, { shape, data }]) => {
      const start = offset
      offset += data.byteLength
      return [name, { dtype: 'F32', shape, data_offsets: [start, offset] }]
    }),
  )
  const text = new TextEncoder().encode(JSON.stringify(header).padEnd(1000))
  const bytes = new Uint8Array(8 + text.length + offset)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  return bytes
}
