import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeVersions } from 'runtime-test-tools'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { PROGRAM, trained } from '../src/program.ts'
import { tool } from '../src/release.ts'
import { isThorough, type Stranger, stranger } from '../src/stranger.ts'

const { versions } = inject('release')
const COMMONJS = `const { Mlp } = require('oneloop')
console.log(new Mlp([2, 1], { seed: 1 }).layers.length)
`
const installed = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
let someone: Stranger
let expected: string

beforeAll(async () => {
  someone = await stranger('npm')
  const { stderr } = await someone.run('npm', 'install', 'oneloop')
  expect(stderr, 'npm warns of something').toBe('')
  await someone.write('program.js', PROGRAM)
  await someone.write('program.cjs', COMMONJS)
  expected = trained((await someone.run(process.execPath, 'program.js')).stdout).sha256
})

describe.each(nodeVersions())('installed by npm, Node $version', ({ path }) => {
  test('trains on two threads', async () => {
    const { stdout, stderr } = await someone.run(path, 'program.js')
    expect(stderr).toBe('')
    expect(trained(stdout)).toEqual({ device: 'WASM SIMD, 2 threads', sha256: expected })
  })

  test('CommonJS requires it', async () => {
    expect((await someone.run(path, 'program.cjs')).stdout).toBe('1\n')
  })

  test('the command is this version', async () => {
    const command = join('node_modules', 'oneloop', 'bin', 'oneloop.js')
    expect((await someone.run(path, command, '--version')).stdout.trim()).toBe(versions['oneloop'])
  })
})

test('pnpm', async () => {
  const someone = await stranger('pnpm')
  await someone.write('pnpm-workspace.yaml', 'minimumReleaseAge: 0\npmOnFail: ignore\n')
  await someone.run(tool('pnpm'), 'add', 'oneloop')
  await someone.write('program.js', PROGRAM)
  expect(trained((await someone.run(process.execPath, 'program.js')).stdout).sha256).toBe(expected)
})

describe.runIf(isThorough)('thoroughly', () => {
  test.each(['22', '26'])('Node %s', async (major) => {
    const other = await stranger(`node-${major}`)
    // What the package `node` brings for this machine, which is without an install script.
    const binary = `node-${process.platform}-${process.arch}`
    await other.run('npm', 'install', `${binary}@${major}`)
    const path = join(other.folder, 'node_modules', binary, 'bin', 'node')
    expect((await someone.run(path, '--version')).stdout).toMatch(`v${major}.`)
    expect(trained((await someone.run(path, 'program.js')).stdout).sha256).toBe(expected)
    expect((await someone.run(path, 'program.cjs')).stdout).toBe('1\n')
  })

  test('yarn 1', async () => {
    const someone = await stranger('yarn-1')
    await someone.run('npm', 'install', '--no-save', '--prefix', 'tool', 'yarn@1')
    const yarn = join(someone.folder, 'tool', 'node_modules', 'yarn', 'bin', 'yarn.js')
    await someone.run(process.execPath, yarn, 'add', 'oneloop')
    await someone.write('program.js', PROGRAM)
    expect(trained((await someone.run(process.execPath, 'program.js')).stdout).sha256).toBe(expected)
  })

  test('yarn 4, Plug’n’Play', async () => {
    const someone = await stranger('yarn-4')
    await someone.run('npm', 'install', '--no-save', '--prefix', 'tool', '@yarnpkg/cli-dist@4')
    const yarn = join(someone.folder, 'tool', 'node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js')
    await someone.run(process.execPath, yarn, 'add', 'oneloop')
    await someone.write('program.js', PROGRAM)
    expect(trained((await someone.run(process.execPath, yarn, 'node', 'program.js')).stdout).sha256).toBe(expected)
    const out = ['--limit', '640', '--epochs', '1', '--out', 'run']
    await someone.run(process.execPath, yarn, 'oneloop', 'train', ...out)
  })

  test('Bun', async () => {
    const someone = await stranger('bun')
    await someone.run(installed('bun'), 'add', 'oneloop')
    await someone.write('program.js', PROGRAM)
    const { stdout } = await someone.run(installed('bun'), 'program.js')
    expect(trained(stdout)).toEqual({ device: 'WASM SIMD, 2 threads', sha256: expected })
  })

  test('Deno', async () => {
    const someone = await stranger('deno')
    await someone.run(installed('deno'), 'add', '--minimum-dependency-age=0', 'npm:oneloop')
    await someone.write('program.js', PROGRAM)
    const { stdout } = await someone.run(installed('deno'), 'run', '--allow-all', 'program.js')
    expect(trained(stdout)).toEqual({ device: 'WASM SIMD, 2 threads', sha256: expected })
  })
})
