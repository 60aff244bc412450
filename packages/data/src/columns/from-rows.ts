import { OneloopError } from '@oneloop/core'
import type { Cell } from './cell.ts'
import type { Columns } from './column.ts'
import { ColumnsBuilder, type ColumnsBuilderOptions } from './columns-builder.ts'

/** A row by the names of its columns. */
export type RowObject = Readonly<Record<string, Cell>>

/** So many rows are looked at for the names of the columns: after them a new name is an error. */
export const ROWS_FOR_NAMES = 4096

/** Rows as objects into columns: the names that the first rows have, in the order in which they come; a name left out is a missing cell. */
export class RowObjects {
  readonly #options: ColumnsBuilderOptions
  #waiting: Readonly<Record<string, unknown>>[] = []
  #builder: ColumnsBuilder | null = null
  #names: ReadonlySet<string> = new Set()
  #rows = 0

  constructor(options: ColumnsBuilderOptions) {
    this.#options = options
  }

  /** Columns, once `ROWS_FOR_NAMES` rows have said which; 0 before. */
  get width(): number {
    return this.#names.size
  }

  /** @throws OneloopError `DATA_FILE_INVALID` for what is no flat object, `CELL_INVALID` */
  add(row: unknown): void {
    this.#rows++
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw this.#invalid(`row ${this.#rows} is not an object`)
    }
    const cells = row as Readonly<Record<string, unknown>>
    for (const [name, value] of Object.entries(cells)) {
      if (isCell(value)) continue
      throw this.#invalid(
        `row ${this.#rows}, column '${name}': the cell is ${Array.isArray(value) ? 'a list' : typeof value}`,
      )
    }
    if (this.#builder !== null) this.#addRow(this.#builder, cells)
    else {
      this.#waiting.push(cells)
      if (this.#waiting.length >= ROWS_FOR_NAMES) this.#start()
    }
  }

  /** @throws OneloopError as `ColumnsBuilder` */
  finish(): Columns {
    return (this.#builder ?? this.#start()).finish()
  }

  #start(): ColumnsBuilder {
    this.#names = new Set(this.#waiting.flatMap((row) => Object.keys(row)))
    this.#rows -= this.#waiting.length
    const builder = new ColumnsBuilder([...this.#names], this.#options)
    this.#builder = builder
    for (const row of this.#waiting) {
      this.#rows++
      this.#addRow(builder, row)
    }
    this.#waiting = []
    return builder
  }

  #addRow(builder: ColumnsBuilder, row: Readonly<Record<string, unknown>>): void {
    const unknown = Object.keys(row).find((name) => !this.#names.has(name))
    if (unknown !== undefined) {
      throw this.#invalid(`row ${this.#rows} has the column '${unknown}', which the first ${ROWS_FOR_NAMES} rows lack`)
    }
    builder.addRow(builder.columns.map(({ name }) => row[name] as Cell))
  }

  #invalid(message: string): OneloopError {
    return new OneloopError(message, {
      code: 'DATA_FILE_INVALID',
      file: this.#options.source,
      fix: 'give each row as an object of numbers, texts, true and false, or null, such as {"age": 42, "name": "a"}',
    })
  }
}

function isCell(value: unknown): value is Cell {
  return (
    value === null ||
    ['undefined', 'string', 'number', 'bigint', 'boolean'].includes(typeof value) ||
    value instanceof Date
  )
}

/**
 * Columns out of rows in hand, as objects.
 *
 * @example fromRows([{ age: 42, smokes: 'no' }, { age: 38, smokes: 'yes' }])
 * @throws OneloopError `DATA_FILE_INVALID`, `CELL_INVALID`, `DATASET_EMPTY`
 */
export function fromRows(rows: Iterable<RowObject>, options: Partial<ColumnsBuilderOptions> = {}): Columns {
  const objects = new RowObjects({ source: 'the rows', ...options })
  for (const row of rows) objects.add(row)
  return objects.finish()
}

/**
 * Columns out of columns in hand.
 *
 * @example fromColumns({ age: [42, 38], smokes: ['no', 'yes'] })
 * @throws OneloopError `DATA_FILE_INVALID` for columns of unequal length, `CELL_INVALID`, `DATASET_EMPTY`
 */
export function fromColumns(
  columns: Readonly<Record<string, Iterable<Cell>>>,
  options: Partial<ColumnsBuilderOptions> = {},
): Columns {
  const builder = new ColumnsBuilder(Object.keys(columns), { source: 'the columns', ...options })
  for (const column of builder.columns) for (const cell of columns[column.name]!) column.push(cell)
  return builder.finish()
}
