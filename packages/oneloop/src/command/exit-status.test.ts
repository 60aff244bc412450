import { ERROR_CODES, type ErrorCode } from '@oneloop/core'
import { expect, test } from 'vitest'
import { EXIT, EXIT_HELP, exitStatus } from './exit-status.ts'

test('every code has a status that the help explains, and none of them is success', () => {
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
    expect(exitStatus(code)).toBeGreaterThan(0)
    expect(EXIT_HELP).toContain(`\n  ${exitStatus(code)} `)
  }
  expect(exitStatus('OUT_OF_MEMORY')).toBe(EXIT.failed)
  expect(exitStatus('WORKER_DIED')).toBe(EXIT.failed)
})
