import { once } from 'node:events'
import { lstat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { checkWritable, writeFileAtomic } from '@oneloop/core/node'
import { type Columns, columnTypes, encodeInputs, type Preprocessing } from '@oneloop/data'
import { openNodeInput, readColumns, readCsvPieces } from '@oneloop/data/node'
import { type Answer, answers } from '../../table/answers.ts'
import type { Output } from '../output.ts'
import { visible } from '../visible.ts'
import type { TableModel } from './open-table-model.ts'

/**
 * Predictions for every row of a file, in its order, as CSV: to a file, or to stdout. A file of separated values, or
 * stdin, is gone through piece by piece, however long it is.
 */
export async function predictTable(
  table: TableModel,
  file: string,
  { out, force, output }: { readonly out: string | undefined; readonly force: boolean; readonly output: Output },
): Promise<void> {
  if (out !== undefined) await checkOut(out, force)
  const said: Said = { rows: 0, unseen: new Map() }
  const lines = predictions(table, file, said, output)
  if (out !== undefined) await writeFileAtomic(out, lines)
  else for await (const text of lines) await toStdout(text, output)
  for (const [column, found] of said.unseen) {
    output.warn(
      `column '${column}': ${count(found.rows)} ${found.rows === 1 ? 'row has' : 'rows have'} a category that training never saw, such as '${found.example}'`,
    )
  }
  if (out !== undefined) output.status(`${out}: ${count(said.rows)} predictions`)
}

/** What there is to say of the rows so far. */
interface Said {
  rows: number
  readonly unseen: Map<string, { readonly rows: number; readonly example: string }>
}

/** The lines of the CSV, many at once. */
async function* predictions(
  { model, preprocessing }: TableModel,
  file: string,
  said: Said,
  output: Output,
): AsyncGenerator<string, void, undefined> {
  for await (const columns of pieces(file, preprocessing)) {
    const encoded = encodeInputs(columns, preprocessing)
    for (const { column, ...found } of encoded.unseen) {
      const before = said.unseen.get(column)
      const rows = (before?.rows ?? 0) + found.rows
      said.unseen.set(column, { rows, example: before?.example ?? found.example })
    }
    // After the first rows are seen to be right.
    if (said.rows === 0) yield line(header(preprocessing))
    const width = encoded.features.length / columns.rows
    for (let start = 0; start < columns.rows; start += AT_ONCE) {
      const features = encoded.features.subarray(start * width, (start + AT_ONCE) * width)
      const found = answers(model.forward(features), preprocessing)
      yield found.map((answer) => line(cells(answer, preprocessing))).join('')
      if (output.json) {
        for (const [i, { kind: _, ...answer }] of found.entries()) {
          output.event({ row: said.rows + start + i + 1, ...answer })
        }
        await drained()
      }
    }
    said.rows += columns.rows
  }
}

/** Rows that are answered before their answers are written. */
const AT_ONCE = 1024

async function toStdout(text: string, { json }: Output): Promise<void> {
  if (!json) process.stdout.write(process.stdout.isTTY ? visible(text) : text)
  await drained()
}

/** Waits for whoever reads stdout: what they have not taken yet is in memory. */
async function drained(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
}

const count = (rows: number) => rows.toLocaleString('en-US')

async function* pieces(file: string, preprocessing: Preprocessing): AsyncGenerator<Columns, void, undefined> {
  const types = columnTypes(preprocessing)
  if (file === '-') yield* readCsvPieces(process.stdin, { types, name: 'stdin' })
  else if (/\.(?:csv|tsv|tab|txt)$/i.test(file)) yield* readCsvPieces(await openNodeInput(file), { types })
  else yield await readColumns(file, { types })
}

/** The target's own name; the probabilities are `probability of CLASS`. */
function header({ target }: Preprocessing): string[] {
  switch (target.kind) {
    case 'classes':
      return [target.column, ...target.classes.map((name) => `probability of ${name}`)]
    case 'values':
      return target.columns.map(({ name }) => name)
    case 'labels':
      return target.columns.flatMap(({ name, yes }) => [name, `probability of ${name} ${yes}`])
  }
}

function cells(answer: Answer, { target }: Preprocessing): string[] {
  switch (answer.kind) {
    case 'class':
      return [answer.class, ...Object.values(answer.probabilities).map(figure)]
    case 'values':
      return Object.values(answer.values).map(figure)
    case 'labels':
      return target.kind === 'labels'
        ? target.columns.flatMap(({ name }) => [answer.labels[name]!, figure(answer.probabilities[name]!)])
        : []
  }
}

/** As many digits as float32 has. */
const figure = (value: number) => String(Number(value.toPrecision(7)))

const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function checkOut(path: string, force: boolean): Promise<void> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  )
  if (isThere && !force) {
    throw new OneloopError('it is there already', {
      code: 'OUTPUT_EXISTS',
      file: basename(path),
      fix: 'name another file with --out, or add --force to write over it',
    })
  }
  await checkWritable(path)
}
