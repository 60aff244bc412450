import fc from 'fast-check'
import { type Columns, cellText } from '../src/columns/column.ts'

/** Names that differ, none of them a number, as a file may have them. */
export const names = fc.uniqueArray(
  fc
    .string({ unit: fc.constantFrom('a', 'b', 'é', '한', ' ', ',', ';', '"', '\t', '|'), minLength: 1, maxLength: 6 })
    .map((name) => `n${name}n`),
  { minLength: 1, maxLength: 5 },
)

/** A text that is not a number, not a date and not missing, with everything in it that separates and quotes. */
export const texts = fc
  .string({ unit: fc.constantFrom('a', 'B', 'ß', '말', '😀', ' ', ',', ';', '"', '\n', '\t', '.', '1'), maxLength: 12 })
  .map((text) => `t${text}t`)

/** Numbers that float32 holds. */
export const numbers = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

export interface MadeTable {
  readonly names: readonly string[]
  /** By column: numbers, or texts; null where the cell is missing. */
  readonly cells: readonly (readonly (number | string | null)[])[]
}

/** Columns of numbers and columns of texts, with cells missing here and there. */
export const tables: fc.Arbitrary<MadeTable> = fc
  .tuple(names, fc.integer({ min: 1, max: 12 }))
  .chain(([names, rows]) => {
    const column = fc
      .constantFrom<fc.Arbitrary<number | string>>(numbers, texts)
      .chain((cell) =>
        fc
          .tuple(cell, fc.array(fc.option(cell, { freq: 5 }), { minLength: rows - 1, maxLength: rows - 1 }))
          .map(([first, others]) => [first, ...others]),
      )
    return fc.tuple(...names.map(() => column)).map((cells) => ({ names, cells }))
  })

export function rowsOf({ names, cells }: MadeTable): Record<string, number | string | null>[] {
  return cells[0]!.map((_, row) => Object.fromEntries(names.map((name, i) => [name, cells[i]![row]!])))
}

/** Columns back into cells, to compare. */
export function madeOf({ columns, rows }: Columns): MadeTable {
  const cells = columns.map((column) =>
    Array.from({ length: rows }, (_, row) => {
      const text = cellText(column, row)
      return text === null || column.type !== 'number' ? text : Number(text)
    }),
  )
  return { names: columns.map(({ name }) => name), cells }
}

/** What a CSV writer does: quotes where they are needed, or everywhere. */
export function toCsv(
  table: MadeTable,
  options: { delimiter?: string; newline?: string; quoteAll?: boolean; bom?: boolean } = {},
): string {
  const { delimiter = ',', newline = '\n', quoteAll = false, bom = false } = options
  const cell = (value: number | string | null) => {
    const text = value === null ? '' : String(value)
    return quoteAll || /[",;\t|\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [table.names.map(cell), ...rowsOf(table).map((row) => table.names.map((name) => cell(row[name]!)))]
  return (bom ? '\uFEFF' : '') + lines.map((line) => line.join(delimiter) + newline).join('')
}

/** Bytes as a stream of pieces of this length. */
export function inPieces(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  let start = 0
  return new ReadableStream({
    pull(controller) {
      if (start >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(start, start + length))
      start += length
    },
  })
}

/** Some bytes changed, cut off or put in. */
export function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.constantFrom('set', 'cut', 'insert'), fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255))
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let all = [...bytes]
    for (const [kind, at, byte] of changes) {
      if (kind === 'set') all[at] = byte
      else if (kind === 'insert') all.splice(at, 0, byte)
      else all = all.slice(0, at)
    }
    return Uint8Array.from(all)
  })
}
