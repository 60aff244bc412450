import { checkInteger, OneloopError } from '@oneloop/core'
import type { TestPart } from './parts.ts'
import { type SplitRule, splitRows, unitsOf } from './split-rows.ts'

/** One of several rounds: what is learnt from, and what it is judged by. */
export interface Fold<T> {
  readonly train: T
  readonly test: T
}

/** A fold whose training rows were parted once more: into those that are learnt from, and those that a choice is made by. */
export interface FoldOfThree<T> extends Fold<T> {
  readonly validation: T
  /** Marked, as the test part of a split in three is. */
  readonly test: TestPart<T>
}

/**
 * k-fold cross-validation: every row is in the test part of one fold and in the training part of all others. A pure
 * function of its arguments. https://scikit-learn.org/stable/modules/cross_validation.html
 *
 * @throws OneloopError `ARGUMENT_INVALID` for fewer than two folds, or more of them than rows or groups
 */
export function foldRows(
  rows: number,
  folds: number,
  seed: number,
  rule: Pick<SplitRule, 'strata' | 'groups'> = {},
): Fold<Uint32Array>[] {
  checkInteger('folds', folds, 2)
  const lists = unitsOf(rows, seed, rule)
  const units = lists.reduce((sum, { length }) => sum + length, 0)
  if (units < folds) {
    const what = rule.groups === undefined ? 'rows' : 'groups'
    throw new OneloopError(`${folds} folds need as many ${what}, and there are ${units}`, { code: 'ARGUMENT_INVALID' })
  }
  const fold = new Uint32Array(rows)
  // Dealt like cards, on from class to class, so that the folds differ by a row at most.
  let dealt = 0
  for (const unit of lists.flat()) {
    for (const row of unit) fold[row] = dealt % folds
    dealt++
  }
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  return Array.from({ length: folds }, (_, place) => ({
    train: all.filter((row) => fold[row] !== place),
    test: all.filter((row) => fold[row] === place),
  }))
}

/** The rows of a fold in three parts. */
export interface RowsOfThree extends Fold<Uint32Array> {
  readonly validation: Uint32Array
}

/**
 * Holds a part of every fold's training rows back, to stop early or to pick an epoch by, so that the fold's test rows are
 * looked at once. A pure function of its arguments.
 *
 * @param fraction of the training rows, in (0, 1)
 * @throws OneloopError `ARGUMENT_INVALID` when a part would have no rows
 */
export function holdBack(
  folds: readonly Fold<Uint32Array>[],
  fraction: number,
  seed: number,
  rule: Pick<SplitRule, 'strata' | 'groups'> = {},
): RowsOfThree[] {
  return folds.map(({ train, test }) => {
    const own = (keys: ArrayLike<number> | undefined) => keys && Uint32Array.from(train, (row) => keys[row]!)
    const [strata, groups] = [own(rule.strata), own(rule.groups)]
    const [learnt, held] = splitRows(train.length, [1 - fraction, fraction], seed, {
      ...(strata && { strata }),
      ...(groups && { groups }),
    })
    const rowsAt = (places: Uint32Array) => Uint32Array.from(places, (place) => train[place]!)
    return { train: rowsAt(learnt!), validation: rowsAt(held!), test }
  })
}
