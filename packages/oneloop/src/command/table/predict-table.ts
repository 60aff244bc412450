import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { checkWritable } from '@oneloop/core/node'
import { type Columns, columnTypes, encodeInputs, type Preprocessing } from '@oneloop/data'
import { openNodeInput, readColumns, readCsvPieces } from '@oneloop/data/node'
import { type Answer, answers } from '../../table/answers.ts'
import type { Output } from '../output.ts'
import type { TableModel } from './open-table-model.ts'

/**
 * Predictions for every row of a file, in its order, as CSV: to a file, or to stdout. A file of separated values, or
 * stdin, is gone through piece by piece, however long it is.
 */
export async function predictTable(
  { model, preprocessing }: TableModel,
  file: string,
  { out, force, output }: { readonly out: string | undefined; readonly force: boolean; readonly output: Output },
): Promise<void> {
  if (out !== undefined) await checkOut(out, force)
  const sink = out === undefined ? stdoutSink(output) : await fileSink(out)
  const unseen = new Map<string, { rows: number; example: string }>()
  let rows = 0
  try {
    for await (const columns of pieces(file, preprocessing)) {
      const encoded = encodeInputs(columns, preprocessing)
      for (const { column, ...found } of encoded.unseen) {
        const before = unseen.get(column)
        unseen.set(column, { rows: (before?.rows ?? 0) + found.rows, example: before?.example ?? found.example })
      }
      // After the first rows are seen to be right.
      if (rows === 0) await sink.write(`${header(preprocessing).map(quoted).join(',')}\n`)
      const said = answers(model.forward(encoded.features), preprocessing)
      await sink.write(said.map((answer) => `${cells(answer, preprocessing).map(quoted).join(',')}\n`).join(''))
      if (output.json)
        for (const [i, { kind: _, ...answer }] of said.entries()) output.event({ row: rows + i + 1, ...answer })
      rows += columns.rows
    }
    await sink.end()
  } catch (error) {
    await sink.drop()
    throw error
  }
  for (const [column, found] of unseen) {
    output.warn(
      `column '${column}': ${found.rows.toLocaleString('en-US')} rows have a category that training never saw, such as '${found.example}'`,
    )
  }
  if (out !== undefined) output.status(`${out}: ${rows.toLocaleString('en-US')} predictions`)
}

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

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

interface Sink {
  write(text: string): Promise<void>
  end(): Promise<void>
  /** After an error: nothing is left. */
  drop(): Promise<void>
}

function stdoutSink(output: Output): Sink {
  return {
    async write(text) {
      if (!output.json && !process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    async end() {},
    async drop() {},
  }
}

/** A file that is whole, or not there. */
async function fileSink(path: string): Promise<Sink> {
  const temporary = `${path}.${process.pid}.tmp`
  const stream = createWriteStream(temporary, { flags: 'wx' })
  let failure: Error | null = null
  stream.on('error', (error) => {
    failure = error
  })
  const check = () => {
    if (failure === null) return
    throw new OneloopError(`can't be written (${failure.message})`, {
      code: 'WRITE_FAILED',
      file: path,
      cause: failure,
    })
  }
  return {
    async write(text) {
      check()
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
      check()
    },
    async end() {
      stream.end()
      await once(stream, 'close')
      check()
      await rename(temporary, path)
    },
    async drop() {
      stream.destroy()
      await rm(temporary, { force: true })
    },
  }
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
