import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const command = fileURLToPath(new URL('../bin/create-oneloop.js', import.meta.url))
let outside: string
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'create-oneloop-'))
})
afterEach(() => rm(outside, { recursive: true }))

/** The command as npm starts it, without a terminal. */
/** As npm starts it, whatever starts this test. */
const asNpm = { ...process.env, npm_config_user_agent: 'npm/11.0.0 node/v24.0.0' }

function create(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], { cwd: outside, env: asNpm }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    )
    child.stdin?.end()
  })
}

test('without a terminal nothing is asked', async () => {
  const { status, stdout } = await create()
  expect(status).toBe(0)
  expect(stdout).toContain('cd my-network\n  npm install\n  npm start\n  npm test')
  expect(await readdir(join(outside, 'my-network'))).toContain('data')
})

test('a folder and a template', async () => {
  expect(await create('page', '--template', 'react')).toMatchObject({ status: 0, stderr: '' })
  expect(await readdir(join(outside, 'page', 'src'))).toContain('moons-view.tsx')
})

test('--help lists the templates', async () => {
  const { stdout } = await create('--help')
  for (const name of ['node', 'browser', 'react']) expect(stdout).toContain(`  ${name} `)
})

test.each([
  [['--template', 'vue'], /there is no template 'vue'/],
  [['--colour'], /Unknown option '--colour'/],
  [['one', 'two'], /one folder is made at a time/],
])('%j is refused in one line, status 2', async (args, line) => {
  const { status, stderr } = await create(...args)
  expect(status).toBe(2)
  expect(stderr).toMatch(line)
  expect(stderr.trimEnd()).not.toContain('\n')
  expect(await readdir(outside)).toEqual([])
})
