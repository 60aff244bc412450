import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { trainingDigest } from '@oneloop/trainer/conformance'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { relaxedSimdWorks } from '../relaxed-simd.ts'
import { wasm } from '../wasm.ts'
import * as knownTrainings from './known-training.ts'
import { KNOWN, singleThread, trainsRight } from './self-check.ts'
import { whyNotWide } from './why-not-wide.ts'

const why = whyNotWide()

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function lesson(): Program {
  const { layers, parameters } = new Mlp([784, 128, 64, 10], { seed: 1 })
  return { layers, parameters, loss: crossEntropy(), optimizer: adam(), clipNorm: null, maxBatchSize: 64, seed: 1 }
}

async function deviceOf(options: Parameters<typeof wasm>[0]): Promise<string> {
  const engine = await wasm(options).createEngine(lesson())
  await engine.dispose()
  return engine.device
}

describe.each([false, true])('shared memory: %s', (shared) => {
  test('ordinary kernels end the known training in the known bits', async () => {
    const digest = await knownTrainings.knownTraining(singleThread({ relaxed: false, shared, wide: false }))
    expect(digest).toBe(KNOWN.plain)
  })

  test.skipIf(why !== null)('so do 256-bit ones', async () => {
    expect(await trainsRight({ relaxed: false, shared, wide: true })).toBe(true)
  })

  test.skipIf(why !== null)('and those that fuse, 128-bit and 256-bit ones, in theirs', async () => {
    expect(relaxedSimdWorks()).toBe(true)
    const digest = await knownTrainings.knownTraining(singleThread({ relaxed: true, shared, wide: false }))
    expect(digest).toBe(KNOWN.fused)
    expect(await trainsRight({ relaxed: true, shared, wide: true })).toBe(true)
  })
})

test('it is off unless it is asked for', async () => {
  expect(await deviceOf({ threads: 2 })).toBe('WASM SIMD, 2 threads')
})

test.skipIf(why !== null)('the device says it', async () => {
  expect(await deviceOf({ threads: 2, wideSimd: true })).toBe('WASM SIMD 256-bit, 2 threads')
  expect(await deviceOf({ threads: 1, wideSimd: true, fastMath: true })).toBe('WASM SIMD 256-bit, 1 thread, fast math')
})

test.each([
  ['20', { v8: '11.3.244.8-node.38' }],
  ['22', { v8: '12.4.254.21-node.57' }],
  ['Bun', { v8: '13.6.233.10-node.18', bun: '1.3.0' }],
])('%s: 128-bit, and it says why', async (_, versions) => {
  const all = { ...process.versions, ...versions }
  vi.spyOn(process, 'versions', 'get').mockReturnValue(all)
  expect(await deviceOf({ threads: 1, wideSimd: true })).toBe('WASM SIMD, 1 thread (256-bit SIMD needs Node 24 to 26)')
  expect(await deviceOf({ threads: 1, wideSimd: 'auto' })).toBe('WASM SIMD, 1 thread')
})

test.skipIf(why !== null)('a processor without it: 128-bit, and it says why', async () => {
  vi.spyOn(process, 'arch', 'get').mockReturnValue('arm64')
  expect(await deviceOf({ threads: 1, wideSimd: true })).toBe(
    'WASM SIMD, 1 thread (this processor has no 256-bit SIMD)',
  )
})

/** In a process of its own: whether a build trains right is remembered. */
test.skipIf(why !== null)('other bits in the self-check: the ordinary kernels train, and it says so', () => {
  const program = fileURLToPath(new URL('../test/other-bits.ts', import.meta.url))
  const { device, digest } = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' })) as Record<
    string,
    string
  >
  expect(device).toBe('WASM SIMD, 1 thread (256-bit SIMD failed its self-check)')
  expect(digest).toBe(KNOWN.plain)
})

/** The numbers of the functions in which V8 looked for pairs, and of those that it did after the line `made`. */
test.skipIf(why !== null)('every function of the kernels is compiled wide, and nothing after them', () => {
  const trace = (program: string, ...flags: string[]) =>
    execFileSync(
      process.execPath,
      ['--trace-wasm-revectorize', ...flags, fileURLToPath(new URL(`../test/${program}.ts`, import.meta.url))],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    ).split('\nmade\n')
  const functions = (text: string) => new Set(text.match(/Begin revec function [\w-]+#\d+/g))
  const [all] = trace(
    'compile-all',
    '--experimental-wasm-revectorize',
    '--no-liftoff',
    '--no-wasm-lazy-compilation',
    '--no-wasm-inlining',
  )
  const [before, after] = trace('wide-then-plain')
  expect(functions(all!).size).toBeGreaterThan(20)
  expect([...functions(all!)].filter((name) => !functions(before!).has(name))).toEqual([])
  expect(functions(after!).size).toBe(0)
})

test.skipIf(why !== null)(
  'every loss, activation and optimizer: the bits of 128-bit kernels, on two threads and resumed',
  async () => {
    const digest = await trainingDigest(wasm({ threads: 1 }))
    expect(await trainingDigest(wasm({ threads: 2, wideSimd: true }))).toBe(digest)
    expect(await trainingDigest(wasm({ threads: 2, wideSimd: true }), { resumed: true })).toBe(digest)
  },
)

test.skipIf(why !== null)('auto: where the network earns the self-check back', async () => {
  expect(await deviceOf({ threads: 1, wideSimd: 'auto' })).toBe('WASM SIMD 256-bit, 1 thread')
  const { layers, parameters } = new Mlp([13, 32, 3], { seed: 1 })
  const engine = await wasm({ threads: 1, wideSimd: 'auto' }).createEngine({ ...lesson(), layers, parameters })
  await engine.dispose()
  expect(engine.device).toBe('WASM SIMD, 1 thread')
})
