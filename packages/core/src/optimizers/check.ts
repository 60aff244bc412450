import { OneloopError } from '../errors/oneloop-error.ts'

/** Throws `OPTIMIZER_INVALID` unless every value is a finite number in its range. */
export function checkHyperparameters(
  kind: string,
  values: Record<string, number>,
  below1: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(values)) {
    const inRange = Number.isFinite(value) && value >= 0 && !(below1.includes(name) && value >= 1)
    if (inRange) continue
    const range = below1.includes(name) ? 'in [0, 1)' : 'a finite number, not negative'
    throw new OneloopError(`${kind}: ${name} is ${range}, not ${value}`, { code: 'OPTIMIZER_INVALID' })
  }
}
