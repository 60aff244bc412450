import { OneloopError } from '@oneloop/core'
import { RowObjects } from '../../columns/from-rows.ts'
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
    const add = (text: string) => {
      line++
      if (text.trim() !== '') rows.add(parseLine(text, line, source.name))
    }
    for await (const piece of textStream(source)) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop()!
      for (const text of lines) add(text)
    }
    add(rest)
    return rows.finish()
  },
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
