export interface NumberLimits {
  readonly min: number
  readonly max: number
  /** Whether only whole numbers are meant. */
  readonly isWhole: boolean
}

export type NumberProblem = 'empty' | 'not-a-number' | 'not-whole' | 'out-of-range'

export type ParsedNumber = { readonly value: number } | { readonly problem: NumberProblem }

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Reads what was typed into a field, or says what is wrong with it. */
export function parseNumber(typed: string, { min, max, isWhole }: NumberLimits): ParsedNumber {
  const text = typed.trim().replace('−', '-')
  if (text === '') return { problem: 'empty' }
  if (!NUMBER.test(text)) return { problem: 'not-a-number' }
  const value = Number(text)
  if (isWhole && !Number.isInteger(value)) return { problem: 'not-whole' }
  if (value < min || value > max) return { problem: 'out-of-range' }
  return { value }
}

/**
 * The number that one press of an arrow key leads to: the next whole number, or one more or less in the first digit
 * that counts (0.001 becomes 0.002 or 0.0009), inside the limits.
 */
export function nudge(value: number, direction: 1 | -1, { min, max, isWhole }: NumberLimits): number {
  const magnitude = Math.floor(Math.log10(Math.abs(value) || 1))
  // Downwards from a power of ten, the digit that counts is the next one.
  const isPower = direction < 0 && Number(`1e${magnitude}`) === value
  const unit = isWhole ? 1 : Number(`1e${isPower ? magnitude - 1 : magnitude}`)
  const next = Number((value + direction * unit).toPrecision(12))
  return Math.min(max, Math.max(min, next))
}
