import type { NamedArrays } from '@oneloop/core'

/** Throws unless every array is within `tolerance` of the expected one, as L2 norm of the difference ÷ that of the expected. */
export function expectClose(what: string, actual: NamedArrays, expected: NamedArrays, tolerance: number): void {
  for (const [name, right] of Object.entries(expected)) {
    const found = actual[name]
    if (found === undefined) throw new Error(`${what}: ${name} is missing`)
    if (found.length !== right.length)
      throw new Error(`${what}: ${name} has ${found.length} values, not ${right.length}`)
    let difference = 0
    let size = 0
    right.forEach((value, i) => {
      difference += (found[i]! - value) ** 2
      size += value ** 2
    })
    const error = Math.sqrt(difference) / Math.max(Math.sqrt(size), 1e-6)
    if (!(error <= tolerance))
      throw new Error(`${what}: ${name} is off by ${error.toExponential(2)}, allowed ${tolerance}`)
  }
}

/** The same for one number. */
export function expectNear(what: string, actual: number, expected: number, tolerance: number): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-6)
  if (!(error <= tolerance)) throw new Error(`${what}: ${actual}, expected ${expected} within ${tolerance}`)
}

export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${String(actual)}, expected ${String(expected)}`)
}

/** Throws unless the arrays hold the same bits. */
export function expectSameBits(what: string, actual: NamedArrays, expected: NamedArrays): void {
  expectEqual(`${what}: names`, Object.keys(actual).sort().join(), Object.keys(expected).sort().join())
  for (const [name, right] of Object.entries(expected)) {
    const at = right.findIndex((value, i) => !Object.is(value, actual[name]?.[i]))
    if (at !== -1) throw new Error(`${what}: ${name}[${at}] is ${actual[name]?.[at]}, expected ${right[at]}`)
  }
}

/** after − before. */
export function change(after: NamedArrays, before: NamedArrays): NamedArrays {
  return Object.fromEntries(
    Object.entries(before).map(([name, old]) => [name, old.map((value, i) => after[name]![i]! - value)]),
  )
}
