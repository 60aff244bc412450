import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OneloopError, printable } from '../index.ts'

/** Every character that a terminal acts upon, or that hides or reorders what stands beside it. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

test('escapes, line ends and marks of direction are made visible', () => {
  expect(printable('\u001b]0;title\u0007')).toBe('\\u{1b}]0;title\\u{7}')
  expect(printable('\u009b2J')).toBe('\\u{9b}2J')
  expect(printable('a\r\nb\u2028c')).toBe('a\\u{d}\\u{a}b\\u{2028}c')
  expect(printable('gnp.\u202elausac\u2066')).toBe('gnp.\\u{202e}lausac\\u{2066}')
})

test('words of any language stay as they are', () => {
  for (const text of ['fc1.weight', '숫자 일곱', 'größer', 'עברית', 'x²→𝑦', '🙂']) expect(printable(text)).toBe(text)
})

test('whatever the text, the result is short and has nothing unsafe, however it is cut', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 120 }), (text, most) => {
      const shown = printable(text, most)
      expect(shown).not.toMatch(UNSAFE)
      // One character becomes nine at most: \u{10ffff}.
      expect(shown.length).toBeLessThanOrEqual(10 * most)
    }),
  ))

test('an error shows whatever it is made of in one safe line, and keeps the file as it is', () => {
  const error = new OneloopError('the class \u001b[31mred\u001b[0m is unknown', {
    code: 'DATA_INVALID',
    file: 'a\nb\u202e.png',
    fix: 'choose\ranother',
  })
  expect(error.message).toBe(
    'a\\u{a}b\\u{202e}.png: the class \\u{1b}[31mred\\u{1b}[0m is unknown; choose\\u{d}another',
  )
  expect(error.file).toBe('a\nb\u202e.png')
})

test('an error of a million characters is cut, and still says how to fix it', () => {
  const { message } = new OneloopError('x'.repeat(1e6), { code: 'DATA_INVALID', fix: 'choose another' })
  expect(message.length).toBeLessThan(5000)
  expect(message).toMatch(/…; choose another$/)
})
