import { activationNames } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { describe, expect, test } from 'vitest'
import { quantizeModel, writeModel } from '../../src/index.ts'
import { expectLogits } from '../expect-logits.ts'
import { countRight, images, inputs, logits, model, normalization, right } from '../mnist.ts'
import { loadOnnxRuntime, onnxRuntimeNode } from './onnxruntime-node.ts'
import { title } from './tool.ts'

const tool = onnxRuntimeNode()

describe.skipIf(tool.skipped !== undefined)(title('with onnxruntime-node', tool), () => {
  async function run(bytes: Uint8Array, rows: Float32Array | Uint8Array, output: string): Promise<Float32Array> {
    const { InferenceSession, Tensor } = loadOnnxRuntime(tool)
    const session = await InferenceSession.create(bytes)
    const type = rows instanceof Uint8Array ? 'uint8' : 'float32'
    const outputs = await session.run({ input: new Tensor(type, rows, [rows.length / 784, 784]) })
    return outputs[output]!.data
  }

  test('our network answers as PyTorch did', async () => {
    const outputs = await run(writeModel(model, 'onnx'), inputs, 'logits')
    expectLogits(outputs, logits)
    expect(countRight(outputs)).toBe(right)
  })

  test('with the normalisation and the softmax inside it takes pixels', async () => {
    const bytes = writeModel(model, 'onnx', { normalization, rawInput: true, softmax: true })
    expect(countRight(await run(bytes, images, 'probabilities'))).toBe(right)
  })

  test('weights of eight bits are the same there', async () => {
    const outputs = await run(writeModel(model, 'onnx', { quantize: 'int8' }), inputs, 'logits')
    expectLogits(outputs, quantizeModel(model).forward(inputs), 1e-4)
  })

  test.each(activationNames)('%s is the same there', async (activation) => {
    const small = new Mlp([784, 12, 9, 10], { activation, dropout: 0.5, seed: 2 })
    expectLogits(await run(writeModel(small, 'onnx'), inputs, 'logits'), small.forward(inputs))
  })
})
