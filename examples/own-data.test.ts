import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeVersions, run } from 'runtime-test-tools'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const [node] = nodeVersions()

test.each([
  ['table.ts', /alcohol +number: [\s\S]*\d+\.\d % of 27 wines that it never saw\nthe first one is of barolo\n$/],
  ['regression.ts', /^off by \d+\.\d in the mean, of values from 25 to 346, on \d+ patients/],
  ['images.ts', /^\d+\.\d % of \d+ pictures that it never saw\n$/],
])(
  'examples/%s asserts its result, in 40 lines at most',
  async (name, printed) => {
    const { status, stdout, stderr } = await run(node!.path, [name], { cwd: folder })
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(printed)
    expect(readFileSync(`${folder}${name}`, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  },
  120_000,
)
