import type { Columns } from '../columns/column.ts'
import { type ColumnKind, type InputKind, inferKind, toldKind } from './kind.ts'
import { type ColumnSummary, summarize } from './summarize.ts'

/** A column, what it is and why. */
export interface ColumnProfile extends ColumnSummary {
  readonly name: string
  readonly kind: ColumnKind
  /** One clause. */
  readonly why: string
}

/**
 * What a table's columns are, and why: number, category, yes or no; or dates, identifiers, constants and empty columns,
 * which nothing can be learnt from.
 *
 * @param told what columns are, by name, instead of what their cells say
 * @throws OneloopError `CELL_INVALID` when a column's cells do not allow what it is told to be
 */
export function profile(columns: Columns, told: Readonly<Record<string, InputKind>> = {}): ColumnProfile[] {
  return columns.columns.map((column) => {
    const { name } = column
    const summary = summarize(column, columns.rows)
    const kind = told[name]
    const found =
      kind === undefined ? inferKind(column, summary, columns.rows) : toldKind(column, kind, summary, columns)
    return { name, ...summary, ...found }
  })
}

/** The kinds that a network can learn from. */
export function isInputKind(kind: ColumnKind): kind is InputKind {
  return kind === 'number' || kind === 'category' || kind === 'yesNo'
}
