import { expect, test } from 'vitest'
import { nearest, OneloopError, unknownName } from '../index.ts'

test('the message names the file, the offset and the fix in one line', () => {
  const cause = new Error('underneath')
  const error = new OneloopError('magic is 2050, not 2051', {
    code: 'IDX_BAD_MAGIC',
    file: 'train-images',
    offset: 0,
    fix: 'fetch it again',
    cause,
  })
  expect(error.message).toBe('train-images at byte 0: magic is 2050, not 2051; fetch it again')
  expect(error.code).toBe('IDX_BAD_MAGIC')
  expect(error.cause).toBe(cause)
  expect(error).toBeInstanceOf(Error)
})

test('nearest finds a misspelling and refuses a stranger', () => {
  expect(nearest('adamm', ['sgd', 'adam', 'adamw'])).toBe('adam')
  expect(nearest('Cosin', ['step', 'cosine'])).toBe('cosine')
  expect(nearest('zebra', ['sgd', 'adam'])).toBeUndefined()
  expect(unknownName('optimizer', 'adamm', ['sgd', 'adam'])).toBe(
    "unknown optimizer 'adamm' (did you mean 'adam'? known: sgd, adam)",
  )
})
