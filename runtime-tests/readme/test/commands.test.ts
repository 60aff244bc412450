import { delimiter, join } from 'node:path'
import { repositoryRoot, run, withTemporaryFolder } from 'runtime-test-tools'
import { expect, test } from 'vitest'
import { commandProblem } from '../src/command-problem.ts'
import { repositoryPages, shellLines } from '../src/pages.ts'
import { shorten } from '../src/shorten.ts'
import { standInForTheRoot } from '../src/stand-in-for-the-root.ts'

const pages = repositoryPages()

test('every command that a page prints is one that there is', () => {
  const problems = pages
    .flatMap(shellLines)
    .map((command) => ({ ...command, problem: commandProblem(command.line) }))
    .filter(({ problem }) => problem !== null)
  expect(problems).toEqual([])
})

test('a command that there is not is found', () => {
  for (const line of [
    'npm run biuld',
    'npm install @oneloop/trainr',
    'npm create onelop@latest',
    'npx turbo run biuld',
    'curl x | sh',
    'node x.mjs',
  ])
    expect(commandProblem(line), line).not.toBeNull()
})

test('the oneloop commands of README.md work, in their order', async () => {
  const lines = pages
    .filter(({ path }) => path === 'README.md')
    .flatMap(shellLines)
    .filter(({ line }) => /\bnpx oneloop\b/.test(line))
  expect(lines.length).toBeGreaterThan(0)
  const env = { PATH: `${join(repositoryRoot, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}` }
  await withTemporaryFolder(async (folder) => {
    await standInForTheRoot(folder)
    for (const { line } of lines) {
      const command = shorten(line).replaceAll('npx oneloop', 'node packages/oneloop/bin/oneloop.js')
      const { status, stderr } = await run('sh', ['-c', command], { cwd: folder, env })
      expect(status, `${line}\n${stderr}`).toBe(0)
    }
  })
}, 120_000)
