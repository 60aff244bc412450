import type { Columns } from '../columns/column.ts'
import type { ColumnType } from '../columns/column-builder.ts'
import type { DataSource } from './source.ts'

/** What every reader can be told about its columns. */
export interface ReaderOptions {
  /** What columns are, by name, instead of what their first cells look like: `{ zip: 'text' }`. */
  readonly types?: Readonly<Record<string, ColumnType>>
  /** For errors; a `File` brings its own. */
  readonly name?: string
}

/** A file format: bytes in, columns out. Each stands in a module of its own. */
export interface Reader {
  readonly name: string
  /** With the point, in lower case. */
  readonly extensions: readonly string[]
  /** @throws OneloopError `DATA_FILE_INVALID`, `CELL_INVALID`, `DATASET_EMPTY`, `TOO_LARGE` */
  read(source: DataSource, options: ReaderOptions): Promise<Columns>
}
