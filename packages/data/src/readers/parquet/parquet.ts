import { OneloopError } from '@oneloop/core'
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetScan } from 'hyparquet'
import type { Cell } from '../../columns/cell.ts'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder, checkTableSize } from '../../columns/columns-builder.ts'
import type { Reader, ReaderOptions } from '../reader.ts'
import { type DataSource, readWhole } from '../source.ts'
import { compressors } from './compressors.ts'

/** Of a stream, which has to be read whole: the table of contents is at a Parquet file's end. */
const MOST_STREAMED = 2 ** 30

/** Apache Parquet, one column of one row group at a time. https://parquet.apache.org/docs/file-format/ */
export const parquet: Reader = {
  name: 'parquet',
  extensions: ['.parquet'],
  async read(source, options) {
    const file = await randomAccess(source)
    const metadata = await attempt(source.name, () => parquetMetadataAsync(file))
    return readColumns(file, metadata, source.name, options)
  },
}

async function readColumns(
  file: AsyncBuffer,
  metadata: FileMetaData,
  source: string,
  options: ReaderOptions,
): Promise<Columns> {
  const names = topColumns(metadata, source)
  checkTableSize(Number(metadata.num_rows), names.length, source)
  const builder = new ColumnsBuilder(names, { source, types: options.types })
  const scan = await attempt(source, () => parquetScan({ file, metadata, columns: names, compressors }))
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    for (const column of builder.columns) {
      const cells = await attempt(source, () => scan.readColumn({ column: column.name, rowStart, rowEnd }))
      for (const cell of cells) column.push(checkCell(cell, column.name, column.length, source))
    }
    rowStart = rowEnd
  }
  return builder.finish()
}

/** The columns that hold one value a row, without the row numbers that pandas keeps. */
function topColumns(metadata: FileMetaData, file: string): string[] {
  const [root, ...elements] = metadata.schema
  const nested = elements.find(({ num_children, repetition_type }) => num_children || repetition_type === 'REPEATED')
  if (root === undefined || nested !== undefined) {
    throw invalid(`its column '${nested?.name ?? ''}' holds lists or records, not single values`, file)
  }
  return elements.map(({ name }) => name).filter((name) => !/^__index_level_\d+__$/.test(name))
}

function checkCell(cell: unknown, column: string, before: number, file: string): Cell {
  if (cell === null || cell === undefined || typeof cell !== 'object' || cell instanceof Date) return cell as Cell
  throw invalid(`row ${before + 1}, column '${column}': the cell is neither a number nor a text`, file)
}

async function randomAccess(source: DataSource): Promise<AsyncBuffer> {
  const { size } = source
  const slice = source.slice?.bind(source)
  if (size !== null && slice !== undefined) {
    return { byteLength: size, slice: async (start, end = size) => toArrayBuffer(await slice(start, end)) }
  }
  const bytes = await readWhole(source, MOST_STREAMED, 'save it to a file: a file is not read whole')
  return { byteLength: bytes.length, slice: (start, end) => toArrayBuffer(bytes.subarray(start, end)) }
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer
}

/** The library's errors as ours: it reports every fault of a file as a plain Error. */
async function attempt<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof OneloopError) throw cause
    throw invalid(`it can't be read as Parquet: ${cause instanceof Error ? cause.message : cause}`, name, cause)
  }
}

function invalid(message: string, file: string, cause?: unknown): OneloopError {
  return new OneloopError(message, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'write it again, with one number or text in each cell',
    cause,
  })
}
