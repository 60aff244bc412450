import type { ErrorCode } from './error-codes.ts'
import { nearest } from './nearest.ts'
import { OneloopError } from './oneloop-error.ts'

/**
 * Refuses options that are no object, and fields that are not among the known: what TypeScript sees as it compiles, and
 * plain JavaScript otherwise would not, such as `adam({ learning_rate: 0.1 })`.
 *
 * @param what names the function or option in the error
 * @throws OneloopError with `code`, naming the field and the nearest right one
 */
export function checkFields(what: string, options: unknown, known: readonly string[], code: ErrorCode): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new OneloopError(`${what} takes an object of options, not ${describeValue(options)}`, { code })
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    const near = nearest(name.replaceAll('_', ''), known)
    throw new OneloopError(`${what} has no option '${name}'`, {
      code,
      fix: near === undefined ? `it has ${known.join(', ')}` : `did you mean '${near}'?`,
    })
  }
}

/** A value in a few words, for an error. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`
  if (value === null || typeof value !== 'object') return String(value)
  return Array.isArray(value) ? 'an array' : `a ${value.constructor?.name ?? 'object'}`
}
