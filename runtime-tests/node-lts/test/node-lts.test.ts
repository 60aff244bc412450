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

const nodes = nodeVersions()
const program = fileURLToPath(new URL('../dist/program.js', import.meta.url))
const outcomes = new Map<string, Record<string, Outcome>>()

beforeAll(async () => {
  for (const { version, path } of nodes) {
    const { status, stdout, stderr } = await run(path, [program], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    })
    expect(status, `Node ${version}: ${stderr}`).toBe(0)
    const { node, results } = JSON.parse(stdout) as { node: string; results: Record<string, Outcome> }
    expect(node).toBe(version)
    outcomes.set(version, results)
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

test.runIf(nodes.length > 1)('every Node gives the same bits: weights, files and charts', () => {
  const [first, ...others] = [...outcomes.values()]
  for (const other of others) expect(other).toEqual(first)
})
