import { OneloopError } from '@oneloop/core'
import Papa from 'papaparse'
import type { DataSource } from '../source.ts'
import { textStream } from '../text-stream.ts'
import { type Dialect, findDialect } from './dialect.ts'
import type { Taken } from './take-plain-rows.ts'

/** Rows of cells that a piece of a file holds, and how much of the file they end at. */
export interface RowsPiece {
  readonly rows: string[][]
  readonly dialect: Dialect
  /** Characters up to the end of these rows. */
  readonly end: number
}

/** What takes rows off the front of a text by itself, before they are parsed. */
export type TakeRows = (text: string, dialect: Dialect) => Taken

/** So many characters are waited for and read first, however the file comes in pieces: what they say holds for all. */
const FIRST = 1 << 18
/** The longest that one row may be: a quote that is never closed would take in the rest of the file. */
const LONGEST_ROW = 1 << 24

/**
 * The rows of a file of separated values, RFC 4180, piece by piece. https://www.rfc-editor.org/rfc/rfc4180
 *
 * @param take what is given each piece first, but not the one with the header; what it takes is in no piece's `rows`
 * @throws OneloopError `DATA_FILE_INVALID` for quotes that are not closed or in the wrong place
 */
export async function* readRows(
  source: DataSource,
  take: TakeRows = () => ({ lines: 0, end: 0 }),
): AsyncGenerator<RowsPiece, void, undefined> {
  let text = ''
  let dialect: Dialect | null = null
  let rows = 0
  let end = 0
  for await (const piece of textStream(source)) {
    text += piece
    if (dialect === null && text.length < FIRST) continue
    const isFirst = dialect === null
    dialect ??= findDialect(text.slice(0, FIRST))
    const taken: Taken = isFirst ? { lines: 0, end: 0 } : take(text, dialect)
    rows += taken.lines
    const parsed = parse(text.slice(taken.end, isFirst ? FIRST : undefined), dialect, rows, true, source.name)
    rows += parsed.rows.length
    text = text.slice(taken.end + parsed.cursor)
    end += taken.end + parsed.cursor
    if (text.length > LONGEST_ROW) throw text.includes('"') ? unclosed(rows, source.name) : tooLong(rows, source.name)
    if (taken.lines + parsed.rows.length > 0) yield { rows: parsed.rows, dialect, end }
  }
  if (text === '') return
  const taken = dialect === null ? { lines: 0, end: 0 } : take(text, dialect)
  dialect ??= findDialect(text)
  const parsed = parse(text.slice(taken.end), dialect, rows + taken.lines, false, source.name)
  yield { rows: parsed.rows, dialect, end: end + text.length }
}

interface Parsed {
  readonly rows: string[][]
  readonly cursor: number
}

function parse(text: string, { delimiter, newline }: Dialect, before: number, isPart: boolean, file: string): Parsed {
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' })
  const { data, errors, meta } = parser.parse(text, 0, isPart) as Papa.ParseResult<string[]>
  // Of a row that goes on in the next piece nothing is known yet.
  const error = errors.find(({ row }) => !isPart || (row ?? 0) < data.length)
  if (error?.code === 'MissingQuotes') throw unclosed(before + (error.row ?? 0), file)
  if (error !== undefined) {
    throw new OneloopError(`${rowName(before + (error.row ?? 0))}: text follows a closing quote`, {
      code: 'DATA_FILE_INVALID',
      file,
      fix: 'write a quote inside a quoted cell twice',
    })
  }
  if (newline === '\n') for (const row of data) dropCarriageReturn(row)
  return { rows: data, cursor: meta.cursor }
}

/** Lines end in \r\n or \n, whichever, also in the same file. */
function dropCarriageReturn(row: string[]): void {
  const last = row[row.length - 1]!
  if (last.endsWith('\r')) row[row.length - 1] = last.slice(0, -1)
}

function unclosed(row: number, file: string): OneloopError {
  return new OneloopError(`${rowName(row)}: a quote is opened and never closed`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'close it, or write a quote inside a quoted cell twice',
  })
}

function tooLong(row: number, file: string): OneloopError {
  return new OneloopError(`${rowName(row)} has more than ${LONGEST_ROW.toLocaleString('en-US')} characters`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'write one row a line',
  })
}

/** The header is row 0. */
const rowName = (row: number) => (row === 0 ? 'the header' : `row ${row}`)
