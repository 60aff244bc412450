import { fileURLToPath } from 'node:url'
import { nodeVersions, run } from 'runtime-test-tools'
import { beforeAll, describe, expect, test } from 'vitest'

interface Outcome {
  readonly weights: string
  readonly resumed: string
  readonly read: string
  readonly accuracy: number
  readonly chart: string
}

/** As in packages/backend-wasm/src/reproducible.test.ts, where other numbers of threads give it too. */
const LESSON_AFTER_ONE_EPOCH = 'a86d5a8d71fd008f7f036d07991188935299e52001d4674fbf9495f7fbedd9ef'

const nodes = nodeVersions()
const program = fileURLToPath(new URL('../dist/program.js', import.meta.url))
const outcomes = new Map<string, Record<string, Outcome>>()
const lessons = new Map<string, string>()

beforeAll(async () => {
  for (const { version, path } of nodes) {
    const { status, stdout, stderr } = await run(path, [program], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    })
    expect(status, `Node ${version}: ${stderr}`).toBe(0)
    const { node, results, lesson } = JSON.parse(stdout) as {
      node: string
      results: Record<string, Outcome>
      lesson: string
    }
    expect(node).toBe(version)
    outcomes.set(version, results)
    lessons.set(version, lesson)
  }
}, 120_000)

describe.each(nodes)('Node $version', ({ version }) => {
  test.each(['wasm1', 'wasm2', 'reference'])('%s: a resumed run and a saved model have the same weights', (engine) => {
    const { weights, resumed, read, accuracy } = outcomes.get(version)![engine]!
    expect(weights).toMatch(/^[0-9a-f]{64}$/)
    expect({ resumed, read }).toEqual({ resumed: weights, read: weights })
    expect(accuracy).toBeGreaterThan(0.6)
  })

  test('one thread and two give the same bits', () => {
    const { wasm1, wasm2 } = outcomes.get(version)!
    expect(wasm2).toEqual(wasm1)
  })
})

test.each(nodes)('the lesson’s first epoch ends in the weights of everywhere, Node $version', ({ version }) => {
  expect(lessons.get(version)).toBe(LESSON_AFTER_ONE_EPOCH)
})

test.runIf(nodes.length > 1)('every Node gives the same bits: weights, files and charts', () => {
  const [first, ...others] = [...outcomes.values()]
  for (const other of others) expect(other).toEqual(first)
})
