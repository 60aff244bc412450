import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError, printable } from '@oneloop/core'
import { makeFolder, writeFileAtomic } from '@oneloop/core/node'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { path } from '../options.ts'
import { addOutputOptions, createOutput, type Output, type OutputOptions } from '../output.ts'
import { outcomeColumns } from '../runs/outcome.ts'
import { readRun, type SavedRun } from '../runs/read-run.ts'
import { differing } from '../runs/settings.ts'

interface CompareOptions extends OutputOptions {
  readonly out?: string
  readonly force?: true
}

/** So many columns of a table fit on a page. */
const MOST_ACROSS = 12

const PICTURES = ['comparison.png', 'comparison.svg', 'comparison.html'] as const

export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .argument('<run...>', 'folders of runs')
    .summary('what differed between runs, and what came out')
    .description(
      'A table of the settings that differed between runs and of what came out, and their curves on each other.',
    )
    .option('--out <folder>', `draw the curves there too: ${PICTURES.join(', ')}`, path('--out'))
    .option('--force', 'write over pictures that are there')
  addOutputOptions(command)
  command.action(run)
}

async function run(folders: readonly string[], options: CompareOptions): Promise<void> {
  const output = createOutput(options)
  if (options.out !== undefined && options.force !== true) await refuseExisting(options.out)
  const runs = await readRuns(folders, output)
  const settings = differing(runs.map((one) => one.settings))
  const columns = outcomeColumns(runs.map(({ history }) => history))
  const rows = [
    ['run', ...settings, ...columns.map((column) => column.head)],
    ...runs.map((one) => [
      printable(one.folder, 60),
      ...settings.map((name) => printable(one.settings.get(name) ?? '–', 30)),
      ...columns.map(({ cell }) => cell(one.history)),
    ]),
  ]
  output.result(tableText(rows, 1 + settings.length))
  if (settings.length === 0 && runs.length > 1) output.status('Their settings are the same.')
  for (const one of runs) {
    const last = one.history.epochs.at(-1) ?? null
    output.event({
      run: one.folder,
      differing: Object.fromEntries(settings.map((name) => [name, one.settings.get(name) ?? null])),
      last,
      best: one.history.best('accuracy') ?? one.history.best('validationLoss') ?? one.history.best('loss') ?? null,
    })
  }
  if (options.out !== undefined) await draw(options.out, runs, rows, output)
}

/**
 * A row for each run, or where that is wider than the terminal a column for each.
 *
 * @param words how many of the columns hold words, which stand at their left
 */
function tableText(rows: readonly (readonly string[])[], words: number): string {
  const aligned = rows[0]!.map((_, i) => (i < words ? ('left' as const) : ('right' as const)))
  const text = framed(rows, aligned)
  const isTooWide = process.stdout.columns !== undefined && text.indexOf('\n') > process.stdout.columns
  return isTooWide ? framed(transposed(rows), ['left', ...rows.slice(1).map(() => 'right' as const)]) : text
}

function framed([head = [], ...rows]: readonly (readonly string[])[], colAligns: ('left' | 'right')[]): string {
  const table = new Table({ head: [...head], colAligns, style: { head: [], border: [], compact: true } })
  table.push(...rows.map((cells) => [...cells]))
  return table.toString()
}

function transposed(rows: readonly (readonly string[])[]): string[][] {
  return rows[0]!.map((_, i) => rows.map((cells) => cells[i]!))
}

/** Those that can be read; one that can't is told, and does not hide the others. */
async function readRuns(folders: readonly string[], output: Output): Promise<SavedRun[]> {
  const runs: SavedRun[] = []
  let first: OneloopError | null = null
  for (const folder of folders) {
    try {
      runs.push(await readRun(folder))
    } catch (error) {
      if (!(error instanceof OneloopError)) throw error
      first ??= error
      if (folders.length > 1) output.warn(`left out: ${error.message}`)
    }
  }
  if (runs.length === 0 && first !== null) throw first
  return runs
}

async function draw(
  folder: string,
  runs: readonly SavedRun[],
  table: readonly (readonly string[])[],
  output: Output,
): Promise<void> {
  // Charts take half of the command's start.
  const [{ comparisonFigure, comparisonPanels }, { renderHtml, renderPng, renderSvg }] = await Promise.all([
    import('@oneloop/figures'),
    import('@oneloop/figures/node'),
  ])
  const named = runs.map(({ folder: name, history }) => ({ name, history }))
  const labels = 'ko+en'
  // A page is higher than it is wide: many settings stand below one another.
  const [head = [], ...rows] = table[0]!.length > MOST_ACROSS ? transposed(table) : table
  const figure = comparisonFigure(named, { labels })
  await makeFolder(folder)
  const [png, svg, html] = PICTURES
  await writeFileAtomic(join(folder, png), await renderPng(figure))
  await writeFileAtomic(join(folder, svg), renderSvg(figure))
  await writeFileAtomic(
    join(folder, html),
    await renderHtml('oneloop compare', [{ kind: 'table', head, rows }, ...comparisonPanels(named, { labels })]),
  )
  output.status(`\nWritten to ${folder}: ${PICTURES.join('  ')}`)
}

async function refuseExisting(folder: string): Promise<void> {
  for (const name of PICTURES) {
    const isThere = await lstat(join(folder, name)).catch(() => null)
    if (isThere === null) continue
    throw new OneloopError(`holds ${name} already`, {
      code: 'OUTPUT_EXISTS',
      file: folder,
      fix: 'replace it with --force, or choose another folder with --out',
    })
  }
}
