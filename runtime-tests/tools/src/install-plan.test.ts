import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { repositoryRoot, run } from './index.ts'

interface Stamp {
  readonly hash: string
  readonly names: 'all' | readonly string[]
}
const { parseStamp, planInstall } = (await import(
  pathToFileURL(join(repositoryRoot, 'scripts', 'install-plan.mjs')).href
)) as {
  parseStamp(text: string): Stamp
  planInstall(
    before: Stamp,
    hash: string,
    names: readonly string[],
    root: string,
  ): { names: Stamp['names']; arguments: string[] } | null
}

test('start, test and start again: a part, then all of it, then nothing', () => {
  let stamp = parseStamp('')
  const call = (hash: string, ...names: string[]) => {
    const plan = planInstall(stamp, hash, names, 'root')
    if (plan !== null) stamp = parseStamp(JSON.stringify({ hash, names: plan.names }))
    return plan?.arguments ?? null
  }
  const tests = ['--filter=!chromium-for-tests', '--filter=!runtime-test-tools']
  expect(call('1', 'oneloop')).toEqual(['--filter=root', '--filter=oneloop...', ...tests])
  expect(call('1', 'oneloop')).toBeNull()
  expect(call('1', 'demo')).toEqual(['--filter=root', '--filter=demo...', '--filter=oneloop...', ...tests])
  expect(call('1', 'oneloop')).toBeNull()
  expect(call('1')).toEqual([])
  expect(call('1', 'oneloop')).toBeNull()
  expect(call('1')).toBeNull()
  // Another lock file: nothing that was there may be left behind as it was.
  expect(call('2', 'oneloop')).toEqual([])
})

test('a stamp of another kind is no stamp', () => {
  for (const text of ['', 'a5b3c0', '{}', '{"hash":1,"names":[]}', '{"hash":"1","names":"some"}', 'null']) {
    expect(parseStamp(text), text).toEqual({ hash: '', names: [] })
  }
})

// Where a part is installed, `pnpm run` would otherwise install the rest before it builds the first package.
test('pnpm installs nothing by itself when a script is run', async () => {
  const pnpm = join(repositoryRoot, 'node_modules', '.bin', 'pnpm')
  const { stdout } = await run(pnpm, ['config', 'get', 'verifyDepsBeforeRun'], { cwd: repositoryRoot })
  expect(stdout.trim()).toBe('false')
})
