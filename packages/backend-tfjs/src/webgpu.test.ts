import { adam, BackendUnavailableError, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { conformanceCases, rows, take } from '@oneloop/trainer/conformance'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { tfjsWasm, tfjsWebGpu } from './index.ts'
import type { WebGpuBackend } from './webgpu/start-webgpu.ts'

const backend = tfjsWebGpu({ allowSoftware: true })
const { layers, parameters } = new Mlp([50, 16, 5], { dropout: 0.2 })
const program: Program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: adam(),
  clipNorm: 1,
  maxBatchSize: 16,
  seed: 1,
}
const data = rows('sparse bytes', 64, 50, 5)
const batchAt = (i: number) => take(data, (i % 4) * 16, (i % 4) * 16 + 16)

const reason = await backend.createEngine(program).then(
  (engine) => engine.dispose(),
  (error: BackendUnavailableError) => error.message,
)
if (reason !== undefined) console.error(`WebGPU is not tested: ${reason}`)

describe.skipIf(reason !== undefined)('tfjs-webgpu in Node', () => {
  describe('agrees with the reference engine', () => {
    // Every loss, optimizer and activation. Chromium's tests try each of them with each other, on the same shaders.
    const isTried = ({ name }: { readonly name: string }, i: number) => !name.startsWith('one step: ') || i % 5 === 0
    for (const { name, run } of conformanceCases(backend).filter(isTried)) test(name, run)
  })

  test('names its adapter, and refuses a software one that was not asked for', async () => {
    const engine = await backend.createEngine(program)
    expect(engine.device).toMatch(/^tfjs 4\.22\.0, WebGPU, \S/)
    await engine.dispose()
    if (!engine.device.includes('SwiftShader')) return
    const refused = await tfjsWebGpu()
      .createEngine(program)
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(BackendUnavailableError)
    expect(refused).toMatchObject({ reason: expect.stringContaining("no GPU: WebGPU's only adapter is software") })
  })

  test('GPU memory is flat from step to step, and the dataset is uploaded once', async () => {
    const engine = await backend.createEngine(program)
    const gpu = tf.findBackend('webgpu') as unknown as WebGpuBackend
    const settled = async () => {
      await engine.readTotals()
      return { tensors: tf.memory().numTensors, ...gpu.bufferManager }
    }
    for (let i = 0; i < 20; i++) await engine.trainStep(batchAt(i), 1e-3)
    const before = await settled()
    for (let i = 0; i < 40; i++) await engine.trainStep(batchAt(i), 1e-3)
    const after = await settled()
    expect(after.tensors).toBe(before.tensors)
    expect(after.numBytesUsed).toBe(before.numBytesUsed)
    expect(after.numBytesAllocated).toBe(before.numBytesAllocated)
    await engine.dispose()
  })

  test('takes turns with another backend', async () => {
    const engines = [await backend.createEngine(program), await tfjsWasm().createEngine(program)]
    for (let i = 0; i < 4; i++) for (const engine of engines) await engine.trainStep(batchAt(i), 1e-2)
    const [gpu, cpu] = await Promise.all(engines.map(async (engine) => (await engine.readState()).parameters))
    for (const [name, values] of Object.entries(cpu!)) {
      values.forEach((value, i) => {
        expect(gpu![name]![i]).toBeCloseTo(value, 4)
      })
    }
    for (const engine of engines) await engine.dispose()
  })
})
