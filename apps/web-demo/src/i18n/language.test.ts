import { expect, test } from 'vitest'
import { preferred } from './language.ts'

test('the first language that the page has wins', () => {
  expect(preferred(['fr-FR', 'ko-KR', 'en'])).toBe('ko')
  expect(preferred(['en-GB', 'ko'])).toBe('en')
  expect(preferred(['fr', 'de'])).toBe('en')
  expect(preferred([])).toBe('en')
})
