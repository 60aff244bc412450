import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeBlocks, expectedOutput, nodeVersions, repositoryRoot, run } from 'runtime-test-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { housesCsv, newHousesCsv, writePets } from '../src/made-data.ts'
import { pages, shellLines } from '../src/pages.ts'

// Inside this package, so that imports of the repository's packages resolve.
const folder = fileURLToPath(new URL('./.cache/', import.meta.url))
const [node] = nodeVersions()
const page = pages().find(({ path }) => path === 'docs/guides/your-own-data.md')!
const bin = join(repositoryRoot, 'packages/oneloop/bin/oneloop.js')

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'houses.csv'), housesCsv())
  await writeFile(join(folder, 'new-houses.csv'), newHousesCsv)
  await writePets(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the guide to your own data works as printed: its commands, then its programs', async () => {
  const [shown] = codeBlocks(page.text).filter(({ language }) => language === 'csv')
  expect(housesCsv().startsWith(shown!.code)).toBe(true)
  const env = { PATH: `${join(repositoryRoot, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}` }
  const lines = shellLines(page)
  expect(lines.length).toBeGreaterThan(5)
  for (const { line } of lines) {
    const command = line.replace(/^npx oneloop/, `node '${bin}'`)
    const { status, stderr } = await run('sh', ['-c', command], { cwd: folder, env })
    expect(status, `${line}\n${stderr}`).toBe(0)
  }
  expect((await readFile(join(folder, 'predictions.csv'), 'utf8')).trim().split('\n')).toHaveLength(4)
  const programs = codeBlocks(page.text).filter(({ language }) => language === 'ts')
  for (const { code, line } of programs) {
    const file = join(folder, `line-${line}.ts`)
    await writeFile(file, code)
    const { status, stdout, stderr } = await run(node!.path, [file], { cwd: folder })
    expect.soft(status, `line ${line}: ${stderr}`).toBe(0)
    expect.soft(stdout.trimEnd(), `line ${line}`).toBe(expectedOutput(code).trimEnd())
  }
}, 300_000)
