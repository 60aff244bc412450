import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fields, fieldPlaces, recordAt, recordBytes } from './record.ts'

const types = fc.constantFrom('i32', 'u32', 'usize', 'f32', 'f64')
const anyFields: fc.Arbitrary<Fields> = fc
  .array(types, { minLength: 1, maxLength: 12 })
  .map((list) => Object.fromEntries(list.map((type, i) => [`field${i}`, type])) as Fields)

test('fields do not overlap, lie at multiples of their size, and end within the record', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      let end = 0
      for (const { type, offset } of fieldPlaces(fields)) {
        const size = type === 'f64' ? 8 : 4
        expect(offset).toBeGreaterThanOrEqual(end)
        expect(offset % size).toBe(0)
        end = offset + size
      }
      expect(end).toBeLessThanOrEqual(recordBytes(fields))
      expect(recordBytes(fields) % 8).toBe(0)
    }),
  )
})

test('what is written is what is read', () => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const numbers = { i32: -5, u32: 4_000_000_000, usize: 3_000_000_000, f32: 0.5, f64: 0.1 }
  fc.assert(
    fc.property(anyFields, (fields) => {
      const record = recordAt(memory, 64, fields)
      const values = Object.fromEntries(Object.entries(fields).map(([name, type], i) => [name, numbers[type] - i]))
      record.write(values)
      for (const [name, value] of Object.entries(values)) expect(record.read(name)).toBe(value)
    }),
  )
})
