import { OneloopError } from '@oneloop/core'
import { parseNumber } from '../../columns/cell.ts'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder, checkTableSize } from '../../columns/columns-builder.ts'
import type { Reader, ReaderOptions } from '../reader.ts'
import type { DataSource } from '../source.ts'
import { hasDecimalCommas } from './dialect.ts'
import { readRows, type TakeRows } from './read-rows.ts'
import { takePlainRows } from './take-plain-rows.ts'

/**
 * Comma-separated values, and values separated by tabs, semicolons or bars: the header says which. Cells may be quoted
 * and hold line breaks; numbers may have decimal commas where commas do not separate.
 */
export const csv: Reader = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab', '.txt'],
  async read(source, { types }) {
    let builder: ColumnsBuilder | null = null
    const start = ({ names, decimalComma }: Header) => {
      builder ??= new ColumnsBuilder(names, { source: source.name, types, decimalComma })
      return builder
    }
    let isFirst = true
    for await (const { header, rows, end } of fill(source, start)) {
      if (isFirst && source.size !== null && rows > 0) {
        // As many rows as there would be if all were as long as these.
        checkTableSize((source.size / end) * rows, header.names.length, source.name)
      }
      isFirst = false
    }
    if (builder === null) throw empty(source.name)
    return (builder as ColumnsBuilder).finish()
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
  let builder: ColumnsBuilder | null = null
  const start = ({ names, decimalComma }: Header) => {
    const all = Object.fromEntries(names.map((name) => [name, types[name] ?? ('text' as const)]))
    builder ??= new ColumnsBuilder(names, { source: source.name, types: all, decimalComma, firstRow })
    return builder
  }
  for await (const { rows } of fill(source, start)) {
    if (rows === 0) continue
    const filled = builder as ColumnsBuilder | null
    builder = null
    firstRow += rows
    yield filled!.finish()
  }
  if (firstRow === 1) throw empty(source.name)
}

interface Header {
  readonly names: readonly string[]
  readonly decimalComma: boolean
}

/** The rows below the header, without blank lines, into what `start` makes for them: a message for each piece of the file. */
async function* fill(
  source: DataSource,
  start: (header: Header) => ColumnsBuilder,
): AsyncGenerator<{ readonly header: Header; readonly rows: number; readonly end: number }, void, undefined> {
  let header: Header | null = null
  let taken = 0
  const take: TakeRows = (text, dialect) => {
    if (header === null) return { lines: 0, end: 0 }
    const builder = start(header)
    const before = builder.rows
    const found = takePlainRows(text, { ...dialect, builder, decimalComma: header.decimalComma })
    taken = builder.rows - before
    return found
  }
  for await (const { rows, dialect, end } of readRows(source, take)) {
    const filled = rows.filter((row) => row.length !== 1 || row[0] !== '')
    if (header === null) {
      const names = filled.shift()?.map((name) => name.trim())
      if (names === undefined) continue
      checkHeader(names, source.name)
      header = { names, decimalComma: hasDecimalCommas(filled.slice(0, 1000), dialect) }
    }
    const builder = start(header)
    for (const row of filled) builder.addRow(row)
    yield { header, rows: taken + filled.length, end }
    taken = 0
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
