import { OneloopError } from '@oneloop/core'
import { parseNumber } from '../../columns/cell.ts'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder, checkTableSize } from '../../columns/columns-builder.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import type { ByteSource } from '../source.ts'
import { hasDecimalCommas } from './dialect.ts'
import { readRows } from './read-rows.ts'

/**
 * Comma-separated values, and values separated by tabs, semicolons or bars: the header says which. Cells may be quoted
 * and hold line breaks; numbers may have decimal commas where commas do not separate.
 */
export const csv: Reader = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab', '.txt'],
  read,
}

async function read(source: ByteSource, { types }: ReadOptions): Promise<Columns> {
  let builder: ColumnsBuilder | null = null
  for await (const { rows, dialect, end } of readRows(source)) {
    let first = 0
    if (builder === null) {
      while (first < rows.length && isBlank(rows[first]!)) first++
      const header = rows[first++]
      if (header === undefined) continue
      const names = header.map((name) => name.trim())
      checkHeader(names, source.name)
      const sample = rows.slice(first, first + 1000)
      builder = new ColumnsBuilder(names, {
        source: source.name,
        types,
        decimalComma: hasDecimalCommas(sample, dialect),
      })
      if (source.size !== null && rows.length > first) {
        // As many rows as there would be if all were as long as these.
        checkTableSize((source.size / end) * (rows.length - first), names.length, source.name)
      }
    }
    for (let i = first; i < rows.length; i++) if (!isBlank(rows[i]!)) builder.addRow(rows[i]!)
  }
  if (builder === null) {
    throw new OneloopError('it is empty', {
      code: 'DATASET_EMPTY',
      file: source.name,
      fix: 'give a line with the names of the columns, and a line for each row',
    })
  }
  return builder.finish()
}

const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === ''

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
