import { OneloopError } from '@oneloop/core'
import { checkTableSize } from '../../columns/columns-builder.ts'
import { ROWS_FOR_NAMES, RowObjects } from '../../columns/from-rows.ts'
import type { Reader } from '../reader.ts'
import { textStream } from '../text-stream.ts'

/** One JSON object a line. https://jsonlines.org */
export const jsonLines: Reader = {
  name: 'json-lines',
  extensions: ['.jsonl', '.ndjson'],
  async read(source, { types }) {
    const rows = new RowObjects({ source: source.name, types })
    let line = 0
    let rest = ''
    let characters = 0
    let isJudged = false
    const add = (text: string) => {
      line++
      if (text.trim() !== '') rows.add(parseLine(text, line, source.name))
    }
    for await (const piece of textStream(source)) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop()!
      if (rest.length > LONGEST_LINE) throw tooLong(line + lines.length + 1, source.name)
      for (const text of lines) add(text)
      characters += piece.length
      if (isJudged || line < ROWS_FOR_NAMES) continue
      isJudged = true
      // As many rows as there would be if all were as long as these.
      if (source.size !== null) checkTableSize((source.size / characters) * line, rows.width, source.name)
    }
    add(rest)
    return rows.finish()
  },
}

/** The longest that one object may be. */
const LONGEST_LINE = 1 << 24

function tooLong(line: number, file: string): OneloopError {
  return new OneloopError(`line ${line} has more than ${LONGEST_LINE.toLocaleString('en-US')} characters`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'write one JSON object on each line',
  })
}

function parseLine(text: string, line: number, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new OneloopError(`line ${line} is not JSON: ${(cause as Error).message}`, {
      code: 'DATA_FILE_INVALID',
      file,
      fix: 'write one JSON object on each line',
      cause,
    })
  }
}
