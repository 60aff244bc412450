import type { Columns, InputColumn, RowObject } from 'oneloop'
import { shownCell } from './shown-cell.ts'

/** The cells of a row as the fields of a form hold them: '' where one is missing. */
export function cellsOf(columns: Columns, inputs: readonly InputColumn[], row: number): Record<string, string> {
  return Object.fromEntries(
    inputs.map(({ name }) => {
      const column = columns.columns.find((each) => each.name === name)!
      return [name, shownCell(column, row) ?? '']
    }),
  )
}

/** The row that the fields hold, and the columns whose field holds no number though it must. */
export function rowOf(
  inputs: readonly InputColumn[],
  cells: Readonly<Record<string, string>>,
): { readonly row: RowObject; readonly wrong: readonly string[] } {
  const wrong: string[] = []
  const row = inputs.map(({ kind, name }) => {
    const text = (cells[name] ?? '').trim()
    if (text === '') return [name, null] as const
    if (kind !== 'number') return [name, text] as const
    const value = Number(text.replace('−', '-'))
    if (!Number.isFinite(value)) wrong.push(name)
    return [name, value] as const
  })
  return { row: Object.fromEntries(row), wrong }
}
