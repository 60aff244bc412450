import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenize } from './tokenize.ts'

test('nothing of the source is lost', () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      expect(
        tokenize(source)
          .map((token) => token.text)
          .join(''),
      ).toBe(source)
    }),
  )
})

test('keywords, strings, numbers and comments are told apart', () => {
  expect(tokenize("const rate = 1e-3 // 'small'").map((token) => token.kind)).toEqual([
    'keyword',
    'plain',
    'number',
    'plain',
    'comment',
  ])
})
