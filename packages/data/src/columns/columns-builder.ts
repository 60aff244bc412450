import { OneloopError } from '@oneloop/core'
import type { Cell } from './cell.ts'
import type { Columns } from './column.ts'
import { ColumnBuilder, type ColumnType } from './column-builder.ts'

export interface ColumnsBuilderOptions {
  readonly source: string
  readonly types?: Readonly<Record<string, ColumnType>> | undefined
  readonly decimalComma?: boolean
  /** The number, in the file, of the first row. Default: 1. */
  readonly firstRow?: number
}

/** The most memory that a table's columns may take. */
export const MOST_TABLE_BYTES = 2 ** 32

/** Several columns, row by row or cell by cell. */
export class ColumnsBuilder {
  readonly columns: readonly ColumnBuilder[]
  readonly #source: string
  readonly #firstRow: number
  #rows = 0

  /** @throws OneloopError `DATA_FILE_INVALID` for a name that is empty or there twice */
  constructor(names: readonly string[], { source, types = {}, ...rest }: ColumnsBuilderOptions) {
    checkNames(names, source)
    this.#source = source
    this.#firstRow = rest.firstRow ?? 1
    this.columns = names.map((name) => new ColumnBuilder(name, { ...rest, source, type: types[name] }))
  }

  get rows(): number {
    return this.#rows
  }

  /** @throws OneloopError `DATA_FILE_INVALID` for a row of another length, `CELL_INVALID`, `TOO_LARGE` */
  addRow(cells: readonly Cell[]): void {
    this.startRow(cells.length)
    const { columns } = this
    for (let i = 0; i < columns.length; i++) columns[i]!.push(cells[i])
  }

  /** Counts a row, whose cells the caller then gives to the columns. @throws OneloopError as `addRow` */
  startRow(cells: number): void {
    const { columns } = this
    this.#rows++
    if (cells !== columns.length) {
      const what = `row ${this.#firstRow + this.#rows - 1} has ${cells} cells, but there are ${columns.length} columns`
      throw new OneloopError(what, {
        code: 'DATA_FILE_INVALID',
        file: this.#source,
        fix: 'give every row as many cells, and put quotes around a cell that holds the separator',
      })
    }
    if (this.#rows % 65_536 === 0) checkTableSize(this.#rows, columns.length, this.#source)
  }

  /** @throws OneloopError `DATASET_EMPTY` when there are no rows, `DATA_FILE_INVALID` for columns of unequal length */
  finish(): Columns {
    const rows = this.columns[0]?.length ?? 0
    if (rows === 0) {
      throw new OneloopError('it has no rows', { code: 'DATASET_EMPTY', file: this.#source, fix: 'give at least one' })
    }
    const other = this.columns.find((column) => column.length !== rows)
    if (other !== undefined) {
      const what = `column '${other.name}' has ${other.length} cells, '${this.columns[0]!.name}' has ${rows}`
      throw new OneloopError(what, { code: 'DATA_FILE_INVALID', file: this.#source })
    }
    const firstRow = this.#firstRow === 1 ? {} : { firstRow: this.#firstRow }
    return { source: this.#source, rows, ...firstRow, columns: this.columns.map((column) => column.finish()) }
  }
}

/** @throws OneloopError `TOO_LARGE` when so many rows would take more memory than one table may */
export function checkTableSize(rows: number, columns: number, source: string): void {
  const bytes = rows * columns * 4
  if (bytes <= MOST_TABLE_BYTES) return
  const most = MOST_TABLE_BYTES / 2 ** 30
  throw new OneloopError(
    `about ${Math.round(rows).toLocaleString('en-US')} rows of ${columns} columns take ${(bytes / 2 ** 30).toFixed(1)} GiB of memory`,
    { code: 'TOO_LARGE', file: source, fix: `take a part of it: a table has up to ${most} GiB` },
  )
}

function checkNames(names: readonly string[], file: string): void {
  const seen = new Set<string>()
  for (const [place, name] of names.entries()) {
    const wrong =
      name === '' ? `column ${place + 1} has no name` : seen.has(name) ? `two columns are named '${name}'` : null
    if (wrong !== null) {
      throw new OneloopError(wrong, { code: 'DATA_FILE_INVALID', file, fix: 'give every column a name of its own' })
    }
    seen.add(name)
  }
}
