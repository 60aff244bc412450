// Reads so many made rows of 20 columns out of a stream, and prints the most memory that the process had, in bytes.
import { readCsv } from '@oneloop/data'

const BLOCK = 1000
const numbers = Array.from({ length: 20 }, (_, i) => i)
const utf8 = new TextEncoder()
const block = utf8.encode(`${numbers.map((i) => (i * 1.2345 - 7).toFixed(6)).join(',')}\n`.repeat(BLOCK))

async function* pieces(rows) {
  yield utf8.encode(`${numbers.map((i) => `c${i}`).join(',')}\n`)
  for (let row = 0; row < rows; row += BLOCK) yield block.slice()
}

const { rows } = await readCsv(ReadableStream.from(pieces(Number(process.argv[2]))))
process.stdout.write(JSON.stringify({ rows, mostBytes: process.resourceUsage().maxRSS * 1024 }))
