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
}

/** As in packages/backend-wasm/src/reproducible.test.ts, where other numbers of threads give it too. */
const LESSON_AFTER_ONE_EPOCH = 'a86d5a8d71fd008f7f036d07991188935299e52001d4674fbf9495f7fbedd9ef'

const program = fileURLToPath(new URL('../dist/program.js', import.meta.url))
const outcomes = new Map<string, Record<string, Outcome>>()
const lessons = new Map<string, string>()
const digests = new Map<string, string>()

beforeAll(async () => {
  for (const { name, path, args } of runtimes) {
    const { status, stdout, stderr } = await run(path, [...args, program], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    })
    expect(status, `${name}: ${stderr}`).toBe(0)
    const { results, lesson, digest } = JSON.parse(stdout) as Printed
    outcomes.set(name, results)
    lessons.set(name, lesson)
    digests.set(name, digest)
  }
}, 240_000)

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

  test('everything has the bits of the first runtime: weights, files and charts', () => {
    expect(outcomes.get(name)).toEqual(outcomes.get(runtimes[0]!.name))
  })
})
