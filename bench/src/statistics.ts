/** The median of any number of values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) return Number.NaN
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!
}

export interface Summary {
  readonly median: number
  readonly min: number
  readonly max: number
  readonly count: number
}

/** What is said of repeated measurements: the middle and how far they spread. */
export function summarize(values: readonly number[]): Summary {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), count: values.length }
}

/**
 * How many times longer `slow` took than `fast`, round by round: the two of a round were measured one after the other,
 * so what else the machine did at that time weighs on both.
 */
export function ratios(slow: readonly number[], fast: readonly number[]): Summary {
  const rounds = Math.min(slow.length, fast.length)
  return summarize(Array.from({ length: rounds }, (_, i) => slow[i]! / fast[i]!))
}
