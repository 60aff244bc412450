import { OneloopError } from '@oneloop/core'
import { permutation } from '../loader/permutation.ts'
import type { PartSizes } from './parts.ts'

/** By what rows are parted, besides chance. One of these at most. */
export interface SplitRule {
  /** Each row's class: every part keeps their proportions. */
  readonly strata?: ArrayLike<number>
  /** Each row's group: rows of one group stay together. */
  readonly groups?: ArrayLike<number>
  /** Each row's time: the earliest rows are learnt from, the latest judged by; rows of one time stay together. */
  readonly times?: ArrayLike<number>
  /** Where the rows come from, for errors. */
  readonly source?: string
}

/**
 * Row numbers in two or three parts, each in rising order: a pure function of its arguments.
 *
 * @param rows how many there are
 * @param sizes of 1: `[0.7, 0.15, 0.15]`
 * @throws OneloopError `ARGUMENT_INVALID` when the sizes do not add up to 1, or a part would have no rows
 */
export function splitRows(rows: number, sizes: PartSizes, seed: number, rule: SplitRule = {}): Uint32Array[] {
  checkSizes(sizes)
  const part = new Uint8Array(rows)
  for (const units of unitsOf(rows, seed, rule)) assign(units, sizes, part)
  const parts = sizes.map((_, place) => rowsWhere(part, place))
  const empty = parts.findIndex(({ length }) => length === 0)
  if (empty === -1) return parts
  const name = (sizes.length === 2 ? ['train', 'test'] : ['train', 'validation', 'test'])[empty]
  const classes = rule.strata === undefined ? '' : ` of ${new Set(Array.from(rule.strata)).size} classes`
  throw new OneloopError(`the ${name} part of ${rows} rows${classes} would have none`, {
    code: 'ARGUMENT_INVALID',
    ...(rule.source === undefined ? {} : { file: rule.source }),
    fix: 'give more rows, or make the part larger',
  })
}

/** What stays together, in the order in which the parts take it; several lists where each is parted by itself. */
export function unitsOf(rows: number, seed: number, { strata, groups, times }: SplitRule): (readonly Unit[])[] {
  if (times !== undefined) {
    const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => times[a]! - times[b]! || a - b)
    return [together(order, times)]
  }
  if (groups !== undefined) {
    const byGroup = [
      ...groupRows(
        Uint32Array.from({ length: rows }, (_, row) => row),
        groups,
      ).values(),
    ]
    return [Array.from(permutation(byGroup.length, seed, 0), (place) => byGroup[place]!)]
  }
  const order = permutation(rows, seed, 0)
  if (strata === undefined) return [Array.from(order, (row) => [row])]
  const byClass = [...groupRows(order, strata)].sort(([a], [b]) => a - b)
  return byClass.map(([, members]) => members.map((row) => [row]))
}

/** Rows that stay together. */
export type Unit = readonly number[]

function checkSizes(sizes: PartSizes): void {
  const total = (sizes as readonly number[]).reduce((sum, size) => sum + size, 0)
  const isWhole = Math.abs(total - 1) < 1e-9 && sizes.every((size) => size > 0)
  if (isWhole && (sizes.length === 2 || sizes.length === 3)) return
  throw new OneloopError(`parts are two or three numbers above 0 that add up to 1, not [${sizes.join(', ')}]`, {
    code: 'ARGUMENT_INVALID',
    fix: 'give [0.8, 0.2] or [0.7, 0.15, 0.15]',
  })
}

/** Each unit to the part in which its middle lies. */
function assign(units: readonly Unit[], sizes: PartSizes, part: Uint8Array): void {
  const total = units.reduce((sum, { length }) => sum + length, 0)
  let sum = 0
  const ends = sizes.map((size) => {
    sum += size
    return Math.round(total * sum)
  })
  let taken = 0
  for (const unit of units) {
    const middle = taken + unit.length / 2
    const place = ends.findIndex((end) => middle < end)
    for (const row of unit) part[row] = place === -1 ? sizes.length - 1 : place
    taken += unit.length
  }
}

function groupRows(order: Uint32Array, keys: ArrayLike<number>): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const row of order) {
    const group = groups.get(keys[row]!)
    if (group === undefined) groups.set(keys[row]!, [row])
    else group.push(row)
  }
  return groups
}

function together(order: Uint32Array, times: ArrayLike<number>): Unit[] {
  const units: number[][] = []
  let last = Number.NaN
  for (const row of order) {
    if (times[row] === last) units.at(-1)!.push(row)
    else units.push([row])
    last = times[row]!
  }
  return units
}

function rowsWhere(part: Uint8Array, place: number): Uint32Array {
  const found = new Uint32Array(part.reduce((count, own) => count + (own === place ? 1 : 0), 0))
  let at = 0
  for (let row = 0; row < part.length; row++) if (part[row] === place) found[at++] = row
  return found
}
