import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test('escapes, controls and marks of direction are spelt out, lines and words stay', () => {
  expect(visible('a\u001b[2J\r\u009b1m\u202eb\ttab\nnext 한국어 ━')).toBe(
    'a\\u001b[2J\\u000d\\u009b1m\\u202eb\\u0009tab\nnext 한국어 ━',
  )
})

test('JSON stays the same JSON', () => {
  const value = { name: 'x\u0085\u202ey\u2028"\\' }
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value)
})
