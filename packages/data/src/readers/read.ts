import type { Columns } from '../columns/column.ts'
import { csv, csvPieces } from './csv/csv.ts'
import { json } from './json/json.ts'
import { jsonLines } from './json/json-lines.ts'
import { npy, npz } from './numpy/numpy.ts'
import { parquet } from './parquet/parquet.ts'
import type { Reader, ReaderOptions } from './reader.ts'
import { readerFor } from './readers.ts'
import { type DataSource, type Input, openInput } from './source.ts'

/** Reads one format out of a `File`, a stream, bytes, or text in hand. */
export type Read = (input: Input | DataSource, options?: ReaderOptions) => Promise<Columns>

const readWith =
  (reader: Reader): Read =>
  async (input, options = {}) =>
    reader.read(openInput(input, options.name), options)

// Marked, so that a bundler that leaves a reader out leaves out its library, too.
/** Values separated by commas, tabs, semicolons or bars, one row a line. */
export const readCsv: Read = /* @__PURE__ */ readWith(csv)
/**
 * `readCsv` in pieces of some thousand rows, to go through a file of any length. Columns that `types` does not name are
 * texts.
 */
export function readCsvPieces(
  input: Input | DataSource,
  options: ReaderOptions = {},
): AsyncGenerator<Columns, void, undefined> {
  return csvPieces(openInput(input, options.name), options)
}
/** A list of objects, or an object of lists. */
export const readJson: Read = /* @__PURE__ */ readWith(json)
/** One JSON object a line. */
export const readJsonLines: Read = /* @__PURE__ */ readWith(jsonLines)
/** Apache Parquet. */
export const readParquet: Read = /* @__PURE__ */ readWith(parquet)
/** One array of `numpy.save`. */
export const readNpy: Read = /* @__PURE__ */ readWith(npy)
/** The arrays of `numpy.savez`. */
export const readNpz: Read = /* @__PURE__ */ readWith(npz)

/**
 * Reads whichever format a file's name ends in: `.csv`, `.tsv`, `.json`, `.jsonl`, `.parquet`, `.npy`, `.npz`.
 *
 * @throws OneloopError `DATA_FILE_INVALID` for another name; what the reader throws
 */
export const readColumns: Read = async (input, options = {}) => {
  const source = openInput(input, options.name)
  return readerFor(source.name).read(source, options)
}
