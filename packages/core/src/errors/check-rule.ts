import { describeValue } from './check-fields.ts'
import type { ErrorCode } from './error-codes.ts'
import { nearest } from './nearest.ts'
import { OneloopError } from './oneloop-error.ts'

/**
 * Refuses a rule (a loss, an optimizer, a schedule) that no function of this package could have made: plain JavaScript
 * may hand in a name, an unknown kind, or numbers out of range.
 *
 * @param makers every rule by its kind, such as `losses`
 * @throws OneloopError with `code`, or what the rule's own function throws
 */
export function checkRule(
  what: string,
  rule: unknown,
  makers: Readonly<Record<string, (options: never) => { readonly kind: string }>>,
  code: ErrorCode,
): void {
  const kinds = Object.keys(makers)
  if (typeof rule !== 'object' || rule === null || !('kind' in rule)) {
    const named = typeof rule === 'string' && kinds.includes(rule) ? rule : kinds[0]
    throw new OneloopError(`the ${what} is an object such as ${named}(), not ${describeValue(rule)}`, { code })
  }
  const { kind, ...options } = rule
  const make = typeof kind === 'string' && Object.hasOwn(makers, kind) ? makers[kind] : undefined
  if (make === undefined) {
    const near = typeof kind === 'string' ? nearest(kind, kinds) : undefined
    throw new OneloopError(`there is no ${what} of the kind ${describeValue(kind)}`, {
      code,
      fix: near === undefined ? `there are ${kinds.join(', ')}` : `did you mean '${near}'?`,
    })
  }
  // A null field of a rule stands for an option that was left out.
  make(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null)) as never)
}
