import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { parseSearch } from '@oneloop/sweep'
import { wine } from 'oneloop/tables'
import { codeBlocks, repositoryRoot, run, withTemporaryFolder } from 'runtime-test-tools'
import { expect, test } from 'vitest'
import { pages } from '../src/pages.ts'

const page = pages().find(({ path }) => path === 'docs/sweeps.md')!
const bin = join(repositoryRoot, 'packages/oneloop/bin/oneloop.js')
const blocks = codeBlocks(page.text).filter(({ language }) => language === 'sh')
/** Those that need no server; each in a folder of its own, as two of them name the same one. */
const alone = blocks.filter(({ code }) => !code.includes('--queue'))

/** What the page calls `wine.csv`: its target is `class`. */
async function wineCsv(): Promise<string> {
  const { columns } = await wine()
  const cells = columns.map((column) => {
    if (column.type === 'text') return ['class', ...Array.from(column.codes, (code) => column.texts[code]!)]
    return [column.name, ...(column.type === 'number' ? column.values : [])]
  })
  return cells[0]!.map((_, row) => `${cells.map((column) => column[row]).join(',')}\n`).join('')
}

/** As printed, on fewer trials and epochs: the last of an option counts. */
const shorten = (command: string) =>
  /^oneloop sweep\b/.test(command) ? `${command} --trials 6 --epochs 3 --quiet` : command

async function runAll(code: string, folder: string): Promise<void> {
  await writeFile(join(folder, 'wine.csv'), await wineCsv())
  const env = {
    PATH: `${join(repositoryRoot, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}`,
    SLURM_ARRAY_TASK_ID: '4',
  }
  const commands = code.replaceAll('\\\n', ' ').split('\n').filter(Boolean)
  for (const command of commands) {
    const line = shorten(command).replace(/^oneloop/, `node '${bin}'`)
    const { status, stderr } = await run('sh', ['-c', line], { cwd: folder, env })
    expect(status, `${command}\n${stderr}`).toBe(0)
  }
}

/** The names of the list that says what is written. */
function filesNamed(): string[] {
  const [, section] = page.text.split('## What is written\n')
  const items = section!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('- '))
  return items.flatMap((line) => [...line.split(/: | \(/)[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
}

test('the page’s commands run as printed where they need no queue, and a sweep writes what the page names', async () => {
  const [sweep, ...others] = alone
  expect(others).toHaveLength(1)
  for (const { code } of others) await withTemporaryFolder((folder) => runAll(code, folder))
  await withTemporaryFolder(async (folder) => {
    await runAll(sweep!.code, folder)
    const named = filesNamed()
    expect(named).toEqual(expect.arrayContaining(['trials.csv', 'model.safetensors', 'report.html', 'optuna.log']))
    for (const name of [...named, 'journal.jsonl', 'trials'])
      expect.soft(existsSync(join(folder, 'runs', 'wine', name)), name).toBe(true)
  })
}, 120_000)

test('the page’s study file is one, and each of its spaces', async () => {
  const [yaml] = codeBlocks(page.text).filter(({ language }) => language === 'yaml')
  await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'runs'))
    await writeFile(join(folder, 'study.yaml'), yaml!.code)
    await runAll('oneloop sweep wine.csv --target class --study study.yaml --plan --out runs/yaml', folder)
  })
  const written = [...page.text.matchAll(/^\| `([a-z-]+=[^`]+)`/gm)].map(([, text]) => text!.replaceAll('\\|', '|'))
  expect(written).toHaveLength(6)
  for (const text of written) expect(Object.keys(parseSearch(`optimizer=sgd|adam ${text}`))).toHaveLength(2)
}, 60_000)
