import { OneloopError } from '@oneloop/core'
import { parseNumber } from '../../columns/cell.ts'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder, checkTableSize } from '../../columns/columns-builder.ts'
import type { Reader, ReaderOptions } from '../reader.ts'
import type { DataSource } from '../source.ts'
import { hasDecimalCommas } from './dialect.ts'
import { type RowsPiece, readRows } from './read-rows.ts'

/**
 * Comma-separated values, and values separated by tabs, semicolons or bars: the header says which. Cells may be quoted
 * and hold line breaks; numbers may have decimal commas where commas do not separate.
 */
export const csv: Reader = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab', '.txt'],
  async read(source, { types }) {
    let builder: ColumnsBuilder | null = null
    for await (const { header, rows, end } of piecesOf(source)) {
      if (builder === null) {
        builder = new ColumnsBuilder(header.names, { source: source.name, types, decimalComma: header.decimalComma })
        if (source.size !== null && rows.length > 0) {
          // As many rows as there would be if all were as long as these.
          checkTableSize((source.size / end) * rows.length, header.names.length, source.name)
        }
      }
      for (const row of rows) builder.addRow(row)
    }
    if (builder === null) throw empty(source.name)
    return builder.finish()
  },
}

/**
 * A file of separated values in pieces of some thousand rows, to go through files of any length. Columns that `types` does
 * not name are taken for texts: their first cells say nothing of those to come.
 *
 * @throws OneloopError as `readCsv`
 */
export async function* csvPieces(
  source: DataSource,
  { types = {} }: ReaderOptions,
): AsyncGenerator<Columns, void, undefined> {
  let firstRow = 1
  for await (const { header, rows } of piecesOf(source)) {
    const { names, decimalComma } = header
    const all = Object.fromEntries(names.map((name) => [name, types[name] ?? ('text' as const)]))
    const builder = new ColumnsBuilder(names, { source: source.name, types: all, decimalComma, firstRow })
    for (const row of rows) builder.addRow(row)
    firstRow += rows.length
    if (rows.length > 0) yield builder.finish()
  }
  if (firstRow === 1) throw empty(source.name)
}

interface Header {
  readonly names: readonly string[]
  readonly decimalComma: boolean
}

/** The rows below the header, without blank lines, piece by piece. */
async function* piecesOf(
  source: DataSource,
): AsyncGenerator<Pick<RowsPiece, 'end'> & { header: Header; rows: string[][] }> {
  let header: Header | null = null
  for await (const { rows, dialect, end } of readRows(source)) {
    const filled = rows.filter((row) => row.length !== 1 || row[0] !== '')
    const names: readonly string[] | undefined = header === null ? filled.shift()?.map((name) => name.trim()) : []
    if (names === undefined) continue
    if (header === null) checkHeader(names, source.name)
    header ??= { names, decimalComma: hasDecimalCommas(filled.slice(0, 1000), dialect) }
    yield { header, rows: filled, end }
  }
}

function checkHeader(names: readonly string[], file: string): void {
  if (names.some((name) => Number.isNaN(parseNumber(name)))) return
  throw new OneloopError(
    `its first line has numbers where names of columns should be: ${names.slice(0, 4).join(', ')}`,
    {
      code: 'DATA_FILE_INVALID',
      file,
      fix: 'put a line with the names of the columns at the top',
    },
  )
}

function empty(file: string): OneloopError {
  return new OneloopError('it is empty', {
    code: 'DATASET_EMPTY',
    file,
    fix: 'give a line with the names of the columns, and a line for each row',
  })
}
