import { LESSON_TRANSFORM } from 'oneloop'
import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { firstImage, transform } from './sample.ts'

test('the code shown does what its comments say', async () => {
  const { train } = await mnist()
  const { seen, label, perClass } = firstImage(train)
  expect(transform).toEqual(LESSON_TRANSFORM)
  expect(seen).toHaveLength(784)
  expect(Math.min(...seen)).toBe(-1)
  expect(Math.max(...seen)).toBeCloseTo(1)
  expect(label).toBe(5)
  expect(perClass.reduce((sum, count) => sum + count, 0)).toBe(60_000)
})
