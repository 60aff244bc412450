import { checkFields } from '../errors/check-fields.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/**
 * @param options what the caller gave
 * @param values every number of the optimizer, given or default
 * @param below1 the numbers that must be below 1
 * @throws OneloopError `OPTIMIZER_INVALID` for an option that the optimizer does not have, or a number out of range
 */
export function checkHyperparameters(
  kind: string,
  options: object,
  values: Record<string, number>,
  below1: readonly string[] = [],
): void {
  const flags = kind === 'momentum' ? ['nesterov'] : []
  checkFields(kind, options, [...Object.keys(values), ...flags], 'OPTIMIZER_INVALID')
  for (const [name, value] of Object.entries(values)) {
    const inRange = Number.isFinite(value) && value >= 0 && !(below1.includes(name) && value >= 1)
    if (inRange) continue
    const range = below1.includes(name) ? 'in [0, 1)' : 'a finite number, not negative'
    throw new OneloopError(`${kind}: ${name} is ${range}, not ${value}`, { code: 'OPTIMIZER_INVALID' })
  }
}
