import type { Columns } from '../columns/column.ts'
import * as hand from '../readers/read.ts'
import type { ReaderOptions } from '../readers/reader.ts'
import { type NodeInput, openNodeInput } from './open-path.ts'

/** Reads one format from a path, a stream, or what is read in a browser. */
export type ReadFile = (input: NodeInput, options?: ReaderOptions) => Promise<Columns>

const fromPath =
  (read: hand.Read): ReadFile =>
  async (input, options = {}) =>
    read(await openNodeInput(input, options.name), options)

/** `readCsv` of the main entry, from a path or a stream. */
export const readCsv: ReadFile = /* @__PURE__ */ fromPath(hand.readCsv)
/** `readJson` of the main entry, from a path or a stream. */
export const readJson: ReadFile = /* @__PURE__ */ fromPath(hand.readJson)
/** `readJsonLines` of the main entry, from a path or a stream. */
export const readJsonLines: ReadFile = /* @__PURE__ */ fromPath(hand.readJsonLines)
/** `readParquet` of the main entry, from a path or a stream. */
export const readParquet: ReadFile = /* @__PURE__ */ fromPath(hand.readParquet)
/** `readNpy` of the main entry, from a path or a stream. */
export const readNpy: ReadFile = /* @__PURE__ */ fromPath(hand.readNpy)
/** `readNpz` of the main entry, from a path or a stream. */
export const readNpz: ReadFile = /* @__PURE__ */ fromPath(hand.readNpz)
/** `readColumns` of the main entry, from a path or a stream. */
export const readColumns: ReadFile = /* @__PURE__ */ fromPath(hand.readColumns)

/** `readCsvPieces` of the main entry, from a path or a stream. */
export async function* readCsvPieces(
  input: NodeInput,
  options: ReaderOptions = {},
): AsyncGenerator<Columns, void, undefined> {
  yield* hand.readCsvPieces(await openNodeInput(input, options.name), options)
}
