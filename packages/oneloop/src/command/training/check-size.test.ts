import { expect, test } from 'vitest'
import { checkSize } from './check-size.ts'

const GIB = 2 ** 30

test('a network that the memory holds passes, at once', () => {
  checkSize([784, 128, 64, 10], 4 * GIB)
  checkSize([784, 65_536, 10], 4 * GIB)
})

test('one that it does not hold is refused with the numbers', () => {
  const error = expect.objectContaining({ code: 'OUT_OF_MEMORY' })
  expect(() => checkSize([784, 65_536, 65_536, 10], 16 * GIB)).toThrow(error)
  expect(() => checkSize([784, 65_536, 65_536, 10], 16 * GIB)).toThrow(
    '4,347,133,962 parameters takes 64.8 GiB to train, this machine has 16.0 GiB',
  )
  expect(() => checkSize([784, 65_536, 65_536, 10], 1024 * GIB)).toThrow('more than any engine can hold')
})
