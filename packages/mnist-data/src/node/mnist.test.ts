import { expect, test } from 'vitest'
import { mnist } from './index.ts'

test('the bundled MNIST is the real one', async () => {
  const { train, test } = await mnist()
  expect([train.length, train.rows, train.columns, train.width]).toEqual([60_000, 28, 28, 784])
  expect(train.subset([3, 1]).isVerified).toBe(true)
  expect(train.features.length).toBe(60_000 * 784)
  expect(test.length).toBe(10_000)
  expect(train.classCounts()).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
  expect(test.classCounts()).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  expect(Object.getPrototypeOf(train.features)).toBe(Uint8Array.prototype)
  expect([...train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9])
})
