import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeVersions, run } from 'runtime-test-tools'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const [node] = nodeVersions()

test('examples/mnist.ts learns MNIST and asserts it, in 40 lines at most', async () => {
  const { status, stdout, stderr } = await run(node!.path, ['mnist.ts'], { cwd: folder })
  expect(status, stderr).toBe(0)
  expect(stdout.match(/^Epoch \[\d\/5\] \| Loss: \d\.\d{4} \| Accuracy: \d\d\.\d\d%$/gm)).toHaveLength(5)
  expect(stdout).toMatch(/9[67]\d\d of 10000 test images right\n$/)
  expect(readFileSync(`${folder}mnist.ts`, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40)
}, 120_000)
