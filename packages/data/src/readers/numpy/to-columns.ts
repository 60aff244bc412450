import { OneloopError } from '@oneloop/core'
import type { Columns } from '../../columns/column.ts'
import type { ColumnType } from '../../columns/column-builder.ts'
import { ColumnsBuilder } from '../../columns/columns-builder.ts'
import type { NdArray } from './nd-array.ts'

export interface ArraysOptions {
  /** For errors. */
  readonly source?: string
  readonly types?: Readonly<Record<string, ColumnType>> | undefined
}

/**
 * Arrays with the same first dimension as columns: `x` `[n]` is the column `x`, and `x` `[n, …]` the columns `x0`, `x1`, …
 *
 * @example fromArrays({ x: { shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) }, y: { shape: [3], data: ['a', 'b', 'a'] } })
 * @throws OneloopError `DATA_FILE_INVALID`, `CELL_INVALID`, `DATASET_EMPTY`
 */
export function fromArrays(arrays: Readonly<Record<string, NdArray>>, options: ArraysOptions = {}): Columns {
  const { source = 'the arrays', types } = options
  const all = Object.entries(arrays).map(([name, { shape, data }]) => {
    const [rows, ...rest] = shape
    if (rows === undefined) throw invalid(`the array '${name}' is a single value`, source)
    const width = rest.reduce((product, size) => product * size, 1)
    const names = rest.length === 0 ? [name] : Array.from({ length: width }, (_, i) => `${name}${i}`)
    return { name, rows, width, names, data }
  })
  const [first] = all
  const other = all.find(({ rows }) => rows !== first!.rows)
  if (other !== undefined) {
    throw invalid(`'${first!.name}' has ${first!.rows} rows, '${other.name}' has ${other.rows}`, source)
  }
  const builder = new ColumnsBuilder(
    all.flatMap(({ names }) => names),
    { source, types },
  )
  let place = 0
  for (const { rows, width, data } of all) {
    for (let i = 0; i < width; i++) {
      const column = builder.columns[place++]!
      for (let row = 0; row < rows; row++) column.push(data[row * width + i])
    }
  }
  return builder.finish()
}

function invalid(message: string, file: string): OneloopError {
  return new OneloopError(message, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'give arrays with one row for each example, such as x [n, features] and y [n]',
  })
}
