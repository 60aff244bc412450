import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { loadTfjsNode } from './load-tfjs-node.ts'
import { hasNvidiaDriver } from './nvidia-gpu.ts'

function install(folder: string): string {
  const tfjsNode = join(folder, 'node_modules/@tensorflow/tfjs-node')
  mkdirSync(tfjsNode, { recursive: true })
  writeFileSync(join(tfjsNode, 'package.json'), '{ "name": "@tensorflow/tfjs-node", "version": "0.0.1" }')
  return tfjsNode
}

test('each way to fail has its code and ends with the command that fixes it', async () => {
  const from = temporaryFolder()
  const options = { from, cacheDir: from }
  await expect(loadTfjsNode(options)).rejects.toMatchObject({
    code: 'TENSORFLOW_NOT_INSTALLED',
    message: expect.stringMatching(
      /npm install --ignore-scripts @tensorflow\/tfjs-node, then oneloop setup tensorflow$/,
    ),
  })
  const tfjsNode = install(from)
  await expect(loadTfjsNode(options)).rejects.toMatchObject({
    code: 'TENSORFLOW_NOT_BUILT',
    message: expect.stringMatching(/; oneloop setup tensorflow$/),
  })
  mkdirSync(join(tfjsNode, 'lib/napi-v8'), { recursive: true })
  writeFileSync(join(tfjsNode, 'lib/napi-v8/tfjs_binding.node'), 'cut short')
  await expect(loadTfjsNode(options)).rejects.toMatchObject({
    code: 'TENSORFLOW_NOT_LOADED',
    message: expect.stringMatching(/tfjs_binding.node.*; oneloop setup tensorflow$/),
  })
})

test.skipIf(hasNvidiaDriver())('asked for a GPU where there is no driver, it says so and loads nothing', async () => {
  const from = temporaryFolder()
  await expect(loadTfjsNode({ gpu: true, from })).rejects.toMatchObject({
    code: 'TENSORFLOW_NO_GPU',
    message: expect.stringContaining('nvidia-smi'),
  })
})
