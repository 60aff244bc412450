import { OneloopError } from '@oneloop/core'
import type { Column, Columns } from '../columns/column.ts'
import type { FoundKind } from './kind.ts'
import type { ColumnSummary } from './summarize.ts'

/** What is learnt: one class of several, numbers, or yes and no for each of several labels. */
export type Task = 'classification' | 'regression' | 'multilabel'

export interface FoundTask {
  readonly task: Task
  /** One clause: what of the target says so. */
  readonly why: string
}

/** A target column and what was found of it. */
export interface TargetColumn {
  readonly column: Column
  readonly summary: ColumnSummary
  readonly found: FoundKind
}

/** Up to so many different whole numbers are classes. */
const MOST_NUMBERED_CLASSES = 20

/**
 * What the target columns say is learnt.
 *
 * @throws OneloopError `TARGET_INVALID` when several columns are neither all yes and no nor all numbers
 */
export function inferTask(targets: readonly TargetColumn[], { rows, source }: Columns): FoundTask {
  if (targets.length > 1) {
    if (targets.every(isYesNo)) return { task: 'multilabel', why: `${targets.length} targets of yes and no` }
    if (targets.every(({ column }) => column.type === 'number')) {
      return { task: 'regression', why: `${targets.length} targets of numbers` }
    }
    throw new OneloopError('several targets are all yes and no, or all numbers, and these are mixed', {
      code: 'TARGET_INVALID',
      file: source,
      fix: 'name one target column',
    })
  }
  const { column, summary } = targets[0]!
  const { distinct, isWhole } = summary
  if (column.type !== 'number') return { task: 'classification', why: `${distinct} different texts` }
  if (!isWhole) return { task: 'regression', why: 'numbers with fractions' }
  if (distinct <= 2 || (distinct <= MOST_NUMBERED_CLASSES && distinct * 5 <= rows)) {
    return { task: 'classification', why: `${distinct} different whole numbers` }
  }
  return { task: 'regression', why: `${distinct > 1000 ? 'more than 1000' : distinct} different whole numbers` }
}

/**
 * The task that was asked for, once the targets are seen to allow it.
 *
 * @throws OneloopError `TARGET_INVALID` when they do not
 */
export function toldTask(task: Task, targets: readonly TargetColumn[], { source }: Columns): FoundTask {
  const refuse = (what: string, fix: string) => new OneloopError(what, { code: 'TARGET_INVALID', file: source, fix })
  const other = {
    classification: null,
    regression: targets.find(({ column }) => column.type !== 'number'),
    multilabel: targets.find((target) => !isYesNo(target)),
  }[task]
  if (task === 'classification' && targets.length > 1) {
    throw refuse('classification has one target column', 'name one, or take multilabel for several of yes and no')
  }
  if (other) {
    const holds = task === 'regression' ? 'not numbers' : 'not yes and no (two different values)'
    throw refuse(
      `${task} is of ${task === 'regression' ? 'numbers' : 'yes and no'}, and column '${other.column.name}' holds ${holds}`,
      'name another task or target',
    )
  }
  return { task, why: 'you said so' }
}

function isYesNo({ found, summary }: TargetColumn): boolean {
  // A label that no row has, or all have, is a label still.
  return found.kind === 'yesNo' || (summary.isWhole && summary.range!.least >= 0 && summary.range!.most <= 1)
}
