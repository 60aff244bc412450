import { checkInteger, OneloopError } from '@oneloop/core'
import { type SplitRule, unitsOf } from './split-rows.ts'

/** One of several rounds: what is learnt from, and what it is judged by. */
export interface Fold<T> {
  readonly train: T
  readonly test: T
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
