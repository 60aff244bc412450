import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeVersions, run, withTemporaryFolder } from 'runtime-test-tools'
import { expect, test } from 'vitest'
import { installAlone } from '../src/install-alone.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { workspacePackages } from '../src/workspace-packages.ts'

const ARGS = ['train', '--epochs', '1', '--limit', '640', '--backend', 'wasm', '--json']

test('the command, installed alone, trains on every Node of this machine', async () => {
  const packages = workspacePackages()
  await withTemporaryFolder(async (outside) => {
    const alone = join(outside, 'alone')
    await installAlone(['oneloop'], packages, packedTarballs(), alone)
    const script = join(alone, 'node_modules', 'oneloop', 'bin', 'oneloop.js')
    for (const { version, path } of nodeVersions()) {
      const out = `out-${version}`
      const { status, stdout, stderr } = await run(path, [script, ...ARGS, '--out', out], { cwd: alone })
      expect(status, `Node ${version}: ${stderr}`).toBe(0)
      const last = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as { event: string; weightsSha256: string }
      expect(last).toMatchObject({ event: 'done', weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(existsSync(join(alone, out, 'training.png'))).toBe(true)
    }
  })
}, 240_000)
