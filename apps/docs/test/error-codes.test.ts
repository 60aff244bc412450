import { ERROR_CODES } from '@oneloop/core'
import { expect, test } from 'vitest'
import { errorCauses, errorPage } from '../scripts/error-codes.ts'

test('every code of the union has its cause, in whole sentences, and its place on the page', () => {
  const causes = errorCauses()
  const page = errorPage()
  for (const [code, { meaning, fix }] of Object.entries(ERROR_CODES)) {
    expect.soft(causes.get(code) ?? '', code).toMatch(/^[A-Z`@][^\n]*\.$/)
    expect.soft(page, code).toContain(`## ${code}\n\n**Meaning.** ${meaning.replaceAll('<', '&lt;')}`)
    expect.soft(page, code).toContain(fix.replaceAll('<', '&lt;'))
  }
})
