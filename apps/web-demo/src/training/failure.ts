import { OneloopError } from 'oneloop'
import type { Failure } from './protocol.ts'

export function failureOf(error: unknown): Failure {
  if (error instanceof OneloopError) return { code: error.code, message: error.message }
  if (error instanceof RangeError && /alloc|memory/i.test(error.message)) {
    return { code: 'OUT_OF_MEMORY', message: error.message }
  }
  return { code: 'UNEXPECTED', message: error instanceof Error ? error.message : String(error) }
}
