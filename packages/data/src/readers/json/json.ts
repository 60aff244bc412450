import { OneloopError } from '@oneloop/core'
import type { Columns } from '../../columns/column.ts'
import { ColumnsBuilder } from '../../columns/columns-builder.ts'
import { type RowObject, RowObjects } from '../../columns/from-rows.ts'
import type { Reader, ReaderOptions } from '../reader.ts'
import { readWhole } from '../source.ts'
import { textStream } from '../text-stream.ts'

/** `JSON.parse` needs the whole text at once, and no JavaScript engine has longer ones than about this. */
const MOST_BYTES = 2 ** 29 - 1024

/** A JSON list of objects, one a row; or an object of lists of the same length, one a column. https://www.rfc-editor.org/rfc/rfc8259 */
export const json: Reader = {
  name: 'json',
  extensions: ['.json'],
  async read(source, options) {
    const bytes = await readWhole(
      source,
      MOST_BYTES,
      'write it as JSON lines, one object a line: they are read piece by piece',
    )
    let text = ''
    for await (const piece of textStream({
      ...source,
      stream: async function* () {
        yield bytes
      },
    }))
      text += piece
    if (text.trim() === '') throw invalid('it is empty', source.name)
    refuseNesting(text, source.name)
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (cause) {
      throw invalid(`it is not JSON: ${(cause as Error).message}`, source.name, cause)
    }
    return toColumns(value, source.name, options)
  },
}

/** A list of objects, and a list or an object as a cell, which is then refused by its row and column. */
const MOST_DEPTH = 3

/**
 * Lists in lists take a hundred times their text in memory, once parsed: a file that nests deeper than any table is refused
 * before that. Text in quotes is passed over.
 */
function refuseNesting(text: string, source: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++) if (text.charCodeAt(at) === BACKSLASH) at++
        break
      case OPEN_LIST:
      case OPEN_OBJECT:
        if (++depth > MOST_DEPTH) throw invalid('it nests deeper than a table does', source)
        break
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth--
    }
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

function toColumns(value: unknown, source: string, { types }: ReaderOptions): Columns {
  if (Array.isArray(value)) {
    const rows = new RowObjects({ source, types })
    for (const row of value) rows.add(row)
    return rows.finish()
  }
  if (typeof value !== 'object' || value === null || !Object.values(value).every(Array.isArray)) {
    throw invalid('it is neither a list of rows nor an object of columns', source)
  }
  const lists = value as Readonly<Record<string, readonly unknown[]>>
  const names = Object.keys(lists)
  const rows = Math.max(0, ...names.map((name) => lists[name]!.length))
  const short = names.find((name) => lists[name]!.length !== rows)
  if (short !== undefined)
    throw invalid(`column '${short}' has ${lists[short]!.length} cells, another has ${rows}`, source)
  // By rows, so that cells are checked as those of a list of rows are.
  const builder = new RowObjects({ source, types })
  for (let row = 0; row < rows; row++) {
    builder.add(Object.fromEntries(names.map((name) => [name, lists[name]![row]])) as RowObject)
  }
  return names.length === 0 ? new ColumnsBuilder([], { source }).finish() : builder.finish()
}

function invalid(message: string, file: string, cause?: unknown): OneloopError {
  return new OneloopError(message, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'write [{"name": value, …}, …] or {"name": [value, …], …}',
    cause,
  })
}
