import { fileURLToPath } from 'node:url'
import { wasm } from '@oneloop/backend-wasm'
import { trainingDigest } from '@oneloop/trainer/conformance'
import { run } from 'runtime-test-tools'
import { beforeAll, describe, expect, test } from 'vitest'
import { runtimes } from './runtimes.ts'

interface Outcome {
  readonly device: string
  readonly weights: string
  readonly resumed: string
  readonly read: string
  readonly accuracy: number
  readonly chart: string
}

interface Printed {
  readonly results: Record<string, Outcome>
  readonly lesson: string
  readonly digest: string
  /** The same where 256-bit operations were asked for. */
  readonly wide: { readonly device: string; readonly lesson: string; readonly digest: string }
}

/** As in packages/backend-wasm/src/reproducible.test.ts, where other numbers of threads give it too. */
const LESSON_AFTER_ONE_EPOCH = 'a86d5a8d71fd008f7f036d07991188935299e52001d4674fbf9495f7fbedd9ef'

const program = fileURLToPath(new URL('../dist/program.js', import.meta.url))
const outcomes = new Map<string, Record<string, Outcome>>()
const lessons = new Map<string, string>()
const digests = new Map<string, string>()
const wides = new Map<string, Printed['wide']>()

beforeAll(async () => {
  for (const { name, path, args } of runtimes) {
    const { status, stdout, stderr } = await run(path, [...args, program], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    })
    expect(status, `${name}: ${stderr}`).toBe(0)
    const { results, lesson, digest, wide } = JSON.parse(stdout) as Printed
    outcomes.set(name, results)
    lessons.set(name, lesson)
    digests.set(name, digest)
    wides.set(name, wide)
  }
}, 600_000)

describe.each(runtimes)('$name', ({ name }) => {
  test.each(['wasm1', 'wasm2', 'reference'])('%s: a resumed run and a saved model have the same weights', (engine) => {
    const { weights, resumed, read, accuracy } = outcomes.get(name)![engine]!
    expect(weights).toMatch(/^[0-9a-f]{64}$/)
    expect({ resumed, read }).toEqual({ resumed: weights, read: weights })
    expect(accuracy).toBeGreaterThan(0.6)
  })

  test('two threads are two, and give the bits of one', () => {
    const { wasm1, wasm2 } = outcomes.get(name)!
    expect(wasm2).toEqual({ ...wasm1, device: 'WASM SIMD, 2 threads' })
  })

  test('the lesson’s first epoch ends in the weights of everywhere', () => {
    expect(lessons.get(name)).toBe(LESSON_AFTER_ONE_EPOCH)
  })

  test('every loss, activation and optimizer ends in the bits of the test’s own process, on one thread', async () => {
    expect(digests.get(name)).toBe(await trainingDigest(wasm({ threads: 1 })))
  })

  test('by 256-bit operations, or told why not: the same weights and the same bits', () => {
    const { device, lesson, digest } = wides.get(name)!
    expect(device).toMatch(
      /^Node 2[4-6]/.test(name)
        ? /^WASM SIMD 256-bit, 2 threads$|\(this processor has no 256-bit SIMD\)$/
        : /^WASM SIMD, 2 threads \(256-bit SIMD needs Node 24 to 26\)$/,
    )
    expect({ lesson, digest }).toEqual({ lesson: LESSON_AFTER_ONE_EPOCH, digest: digests.get(name) })
  })

  test('everything has the bits of the first runtime: weights, files and charts', () => {
    expect(outcomes.get(name)).toEqual(outcomes.get(runtimes[0]!.name))
  })
})
