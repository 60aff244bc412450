import { BackendUnavailableError, crossEntropy, sgd } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { tfjsNode, tfjsNodeGpu } from '../index.ts'

const { layers, parameters } = new Mlp([4, 3, 2])
const program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: sgd(),
  clipNorm: null,
  maxBatchSize: 4,
  seed: 1,
}

// The engine itself is tested in runtime-tests/tensorflow, which builds TensorFlow's binding.
test.each([tfjsNode(), tfjsNodeGpu()])('$name runs, or says why not and how to fix it', async (backend) => {
  const result = await backend.createEngine(program).catch((error: unknown) => error)
  if (result instanceof Error) {
    expect(result).toBeInstanceOf(BackendUnavailableError)
    expect(result).toMatchObject({ backend: backend.name, code: 'BACKEND_UNAVAILABLE' })
    expect(result.message).toMatch(/(npm install|oneloop setup tensorflow)/)
  } else {
    expect(result).toMatchObject({ device: expect.stringMatching(/^tfjs-node 4\.22\.0, TensorFlow 2\./) })
  }
})
