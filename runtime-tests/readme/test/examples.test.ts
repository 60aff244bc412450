import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { codeBlocks, expectedOutput, nodeVersions, run } from 'runtime-test-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryPages } from '../src/pages.ts'

// Inside this package, so that imports of the repository's packages resolve.
const folder = fileURLToPath(new URL('../.cache/', import.meta.url))
const [node] = nodeVersions()

const examples = repositoryPages()
  .filter(({ path }) => path === 'README.md')
  .flatMap(({ path, text }) =>
    codeBlocks(text)
      .filter(({ language }) => language === 'ts')
      .map(({ code, line }) => ({ code, where: `${path}:${line}` })),
  )

beforeAll(() => mkdir(folder, { recursive: true }))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every example of a page runs, and prints what it says it does', async () => {
  for (const { code, where } of examples) {
    const file = `${folder}${where.replaceAll(/\W/g, '-')}.ts`
    await writeFile(file, code)
    const { status, stdout, stderr } = await run(node!.path, [file], { cwd: folder })
    expect.soft(status, `${where}: ${stderr}`).toBe(0)
    const expected = expectedOutput(code).trimEnd()
    if (expected !== '') expect.soft(stdout.replace(/[ \t]+$/gm, '').trimEnd(), where).toBe(expected)
  }
}, 120_000)
