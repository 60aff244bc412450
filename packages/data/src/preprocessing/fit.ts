import { type Column, cellText, isMissing } from '../columns/column.ts'
import type { InputKind } from '../table/kind.ts'
import { yesNoOf } from '../table/kind.ts'
import { sortTexts } from '../table/sort-texts.ts'
import type { InputColumn, Missing } from './preprocessing.ts'

/** What to do with a missing cell: refuse it, or take the mean (of categories, the commonest) or the commonest value. */
export type MissingRule = 'refuse' | 'mean' | 'mean+indicator' | 'mostFrequent' | 'mostFrequent+indicator'

/** To mean 0 and standard deviation 1; to the range from 0 to 1; or as they are. */
export type Scaling = 'standardise' | 'range' | 'none'

export interface FitInputOptions {
  readonly missing: MissingRule
  readonly scaling: Scaling
}

/**
 * How a column becomes inputs, from its training rows alone. Null where all of these have the same value: there is nothing
 * to learn from.
 */
export function fitInput(
  column: Column,
  kind: InputKind,
  rows: Uint32Array,
  { missing, scaling }: FitInputOptions,
): InputColumn | null {
  const { name } = column
  const absent = rows.reduce((count, row) => count + (isMissing(column, row) ? 1 : 0), 0)
  const fill = (value: number): Missing =>
    missing === 'refuse' ? null : { fill: value, indicator: absent > 0 && missing.endsWith('indicator') }
  if (kind === 'number') {
    const numbers = fitNumbers(column.type === 'number' ? column.values : [], rows)
    if (numbers === null || numbers.least === numbers.most) return null
    const value = missing.startsWith('mostFrequent') ? numbers.mostFrequent : numbers.mean
    return { kind, name, ...scaleOf(numbers, scaling), missing: fill(value) }
  }
  const counts = countTexts(column, rows)
  if (counts.size < 2) return null
  const texts = sortTexts(counts.keys())
  const commonest = texts.reduce((best, text) => (counts.get(text)! > counts.get(best)! ? text : best))
  if (kind === 'category') return { kind, name, categories: texts, missing: fill(texts.indexOf(commonest)) }
  const [no, yes] = yesNoOf(texts) ?? (texts as [string, string])
  return { kind, name, no, yes, missing: fill(commonest === yes ? 1 : 0) }
}

export interface FittedNumbers {
  readonly mean: number
  /** Standard deviation over the rows. */
  readonly deviation: number
  readonly least: number
  readonly most: number
  readonly mostFrequent: number
}

/** Null for rows without a number. */
export function fitNumbers(values: ArrayLike<number>, rows: Uint32Array): FittedNumbers | null {
  let [count, sum] = [0, 0]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const counts = new Map<number, number>()
  for (const row of rows) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    count++
    sum += value
    if (value < least) least = value
    if (value > most) most = value
    if (counts.size < MOST_COUNTED) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  if (count === 0) return null
  const mean = sum / count
  let squares = 0
  for (const row of rows) if (!Number.isNaN(values[row])) squares += (values[row]! - mean) ** 2
  const mostFrequent = [...counts].reduce((best, other) =>
    other[1] > best[1] || (other[1] === best[1] && other[0] < best[0]) ? other : best,
  )[0]
  return { mean, deviation: Math.sqrt(squares / count), least, most, mostFrequent }
}

/** Of more different numbers than this, no single one is common. */
const MOST_COUNTED = 65_536

/** The `scale` and `offset` of `value * scale + offset`. */
export function scaleOf(
  { mean, deviation, least, most }: FittedNumbers,
  scaling: Scaling,
): { scale: number; offset: number } {
  switch (scaling) {
    case 'standardise':
      return { scale: 1 / deviation, offset: -mean / deviation }
    case 'range':
      return { scale: 1 / (most - least), offset: -least / (most - least) }
    case 'none':
      return { scale: 1, offset: 0 }
  }
}

/** The rows of each text. */
export function countTexts(column: Column, rows: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = cellText(column, row)
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}
