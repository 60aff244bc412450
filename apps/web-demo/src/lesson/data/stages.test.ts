import { expect, test } from 'vitest'
import { apply } from '../../training/apply.ts'
import { stages } from './stages.ts'

test('every stage ends where it says', () => {
  for (const { map, from, to } of Object.values(stages)) {
    const [first, last] = apply(map, Uint8Array.of(0, 255))
    expect(first).toBeCloseTo(from, 12)
    expect(last).toBeCloseTo(to, 12)
  }
})
