import { OneloopError } from '@oneloop/core'
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet'
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import type { Cell } from '../../columns/cell.ts'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder, checkTableSize } from '../../columns/columns-builder.ts'
import type { Reader, ReaderOptions } from '../reader.ts'
import { type DataSource, readWhole } from '../source.ts'
import { checkThrift } from './check-thrift.ts'
import { compressors } from './compressors.ts'
import { readChunk } from './read-chunk.ts'
import { UnpackingBudget } from './unpacking-budget.ts'

/** Of a stream, which has to be read whole: the table of contents is at a Parquet file's end. */
const MOST_STREAMED = 2 ** 30

/** Apache Parquet, one column of one row group at a time. https://parquet.apache.org/docs/file-format/ */
export const parquet: Reader = {
  name: 'parquet',
  extensions: ['.parquet'],
  async read(source, options) {
    const file = await randomAccess(source)
    const metadata = await attempt(source.name, () => readContents(file))
    return readColumns(file, metadata, source.name, options)
  },
}

/** A file's last bytes: how long its contents before them are, and four letters. */
const END_BYTES = 8

async function readContents(file: AsyncBuffer): Promise<FileMetaData> {
  const size = file.byteLength
  const end = new DataView(await file.slice(Math.max(0, size - END_BYTES), size))
  const start = end.byteLength === END_BYTES ? size - END_BYTES - end.getUint32(0, true) : 0
  if (start < 0) throw new Error('its contents are cut short')
  const contents = await file.slice(start, size)
  if (new TextDecoder('latin1').decode(contents.slice(-4)) === 'PAR1')
    checkThrift({ view: new DataView(contents), offset: 0 })
  return parquetMetadata(contents)
}

async function readColumns(
  file: AsyncBuffer,
  metadata: FileMetaData,
  source: string,
  options: ReaderOptions,
): Promise<Columns> {
  const names = topColumns(metadata, source)
  checkRows(metadata, source)
  checkTableSize(Number(metadata.num_rows), names.length, source)
  const builder = new ColumnsBuilder(names, { source, types: options.types })
  const budget = new UnpackingBudget(source, file.byteLength)
  const root = await attempt(source, () => parquetSchema(metadata))
  for (const group of metadata.row_groups) {
    budget.spend(Number(group.num_rows) * names.length * 4)
    for (const column of builder.columns) {
      const pages = await attempt(source, () => openChunk(file, group, root, column.name, budget))
      while (true) {
        const page = await attempt(source, () => pages.next())
        if (page.done) break
        for (const cell of page.value) column.push(checkCell(cell, column.name, column.length, source))
      }
    }
  }
  return builder.finish()
}

async function openChunk(
  file: AsyncBuffer,
  group: RowGroup,
  root: SchemaTree,
  name: string,
  budget: UnpackingBudget,
): Promise<ReturnType<typeof readChunk>> {
  const leaf = root.children.find(({ element }) => element.name === name)
  const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)
  if (leaf === undefined || chunk?.meta_data === undefined) throw new Error(`a part has no column '${name}'`)
  if (chunk.file_path !== undefined) throw new Error(`its column '${name}' is in another file, ${chunk.file_path}`)
  const { type, codec, total_compressed_size, dictionary_page_offset, data_page_offset } = chunk.meta_data
  const start = Number(dictionary_page_offset || data_page_offset)
  const end = start + Number(total_compressed_size)
  if (!(start >= 0 && end >= start && end <= file.byteLength)) throw new Error(`its column '${name}' is cut off`)
  const column = {
    pathInSchema: [name],
    schemaPath: [root, leaf],
    element: leaf.element,
    parsers: DEFAULT_PARSERS,
    type,
    codec,
    compressors,
  }
  return readChunk(new Uint8Array(await file.slice(start, end)), Number(group.num_rows), column, budget)
}

/** The parts' rows are the file's. */
function checkRows({ num_rows, row_groups }: FileMetaData, file: string): void {
  const rows = row_groups.map((group) => Number(group.num_rows))
  const sum = rows.reduce((sum, rows) => sum + rows, 0)
  if (rows.some((rows) => !(rows >= 0)) || sum !== Number(num_rows)) {
    throw invalid(`its parts have ${sum} rows, and the file says ${num_rows}`, file)
  }
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
async function attempt<T>(name: string, read: () => T | Promise<T>): Promise<T> {
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
