import { expect, test } from 'vitest'
import { silenced } from './silenced.ts'

const count = (flags: boolean[]) => flags.filter(Boolean).length

test('evaluation silences nothing, whatever p is', () => {
  for (const p of [0, 0.2, 0.9]) expect(count(silenced(p, 3, 0, 1000, false))).toBe(0)
})

test('training silences about a share of p, and others in the next step', () => {
  expect(count(silenced(0, 0, 0, 1000, true))).toBe(0)
  const now = silenced(0.3, 0, 0, 10_000, true)
  expect(count(now) / 10_000).toBeCloseTo(0.3, 1)
  expect(silenced(0.3, 1, 0, 10_000, true)).not.toEqual(now)
})
