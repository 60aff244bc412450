import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { nodeVersions, run } from 'runtime-test-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneProgram, printedBy, snippetsOf } from '../src/one-program.ts'
import { repositoryPages } from '../src/pages.ts'

const page = repositoryPages().find(({ path }) => path === 'docs/from-keras-and-lightning.md')!
const snippets = snippetsOf(page.text)
const [node] = nodeVersions()
// Inside this package, so that imports of the repository's packages resolve.
const folder = fileURLToPath(new URL('../.cache/keras/', import.meta.url))

beforeAll(() => mkdir(folder, { recursive: true }))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every snippet of the page runs, and prints what it says it does', async () => {
  const file = `${folder}page.ts`
  await writeFile(file, oneProgram(snippets))
  const { status, stdout, stderr } = await run(node!.path, [file], { cwd: folder })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const printed = printedBy(stdout)
  const others = snippets.slice(1)
  expect([...printed.keys()]).toEqual(others.map(({ anchor }) => anchor))
  for (const { anchor, expected } of others) expect.soft(printed.get(anchor), anchor).toBe(expected)
}, 120_000)

test('the types are right', async () => {
  await writeFile(`${folder}typed.ts`, oneProgram(snippets))
  const settings = { extends: '../../../../tsconfig.base.json', compilerOptions: { noEmit: true, types: ['node'] } }
  await writeFile(`${folder}tsconfig.json`, JSON.stringify({ ...settings, files: ['typed.ts'] }))
  const tsc = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(/package\.json$/, 'bin/tsc')
  const { status, stdout } = await run(node!.path, [tsc, '-p', folder], { cwd: folder })
  expect(stdout).toBe('')
  expect(status).toBe(0)
}, 120_000)

test('every row of the table leads to a snippet, which has what the row says, and every snippet has a row', () => {
  const rows = page.text.split('\n').filter((line) => /^\| .*\]\(#/.test(line))
  const led = rows.map((row) => {
    const [, code, anchor] = /`([^`]+)`: \[[^\]]+\]\(#([^)]+)\) \|$/.exec(row) ?? []
    const snippet = snippets.find((one) => one.anchor === anchor)
    expect(snippet?.code, row).toContain(code)
    return anchor
  })
  expect(led.toSorted()).toEqual(
    snippets
      .slice(1)
      .map(({ anchor }) => anchor)
      .toSorted(),
  )
})
