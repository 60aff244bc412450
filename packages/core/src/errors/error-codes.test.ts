import { expect, test } from 'vitest'
import { ERROR_CODES } from './error-codes.ts'

test.each(Object.entries(ERROR_CODES))('%s is explained in whole sentences', (code, { meaning, fix }) => {
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  for (const text of [meaning, fix]) expect(text).toMatch(/^[A-Z@][^\n]*\.$/)
})
