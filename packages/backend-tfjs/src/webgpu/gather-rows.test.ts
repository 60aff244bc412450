import type { BackendUnavailableError, Batch } from '@oneloop/core'
import * as webgpu from '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { residentRowSource } from '../engine/resident-row-source.ts'
import { datasetOnWebGpu } from './gather-rows.ts'
import { startWebGpu } from './start-webgpu.ts'

const reason = await startWebGpu(tf, webgpu, true).then(
  () => undefined,
  (error: BackendUnavailableError) => error.message,
)
if (reason !== undefined) console.error(`WebGPU is not tested: ${reason}`)

/** Rows of a dataset, whose bytes need not begin or end at a word. */
const batches = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), count: fc.integer({ min: 2, max: 12 }), shift: fc.nat({ max: 3 }) })
  .chain(({ width, count, shift }) =>
    fc.record({
      bytes: fc.uint8Array({ minLength: width * count + shift, maxLength: width * count + shift }),
      indices: fc.array(fc.nat({ max: count - 1 }), { minLength: 1, maxLength: count - 1 }),
      floats: fc.boolean(),
      width: fc.constant(width),
      shift: fc.constant(shift),
    }),
  )
  .map(({ bytes, indices, floats, width, shift }): Batch => {
    const features = bytes.subarray(shift)
    return {
      features: floats ? Float32Array.from(features, (byte) => byte / 7) : features,
      targets: { kind: 'classes', data: new Uint8Array(features.length / width) },
      indices: Uint32Array.from(indices),
      width,
      scale: 2 / 255,
      offset: -1,
    }
  })

describe.skipIf(reason !== undefined)('datasets on the GPU', () => {
  test('give the rows that the host would gather', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const rows = residentRowSource(tf, datasetOnWebGpu(2 ** 27))
        const gathered = rows.gather(batch)
        const actual = await gathered.data()
        const expected = [...batch.indices].flatMap((row) =>
          Array.from(batch.features.subarray(row * batch.width, (row + 1) * batch.width), (x) => x * batch.scale - 1),
        )
        expect(gathered.shape).toEqual([batch.indices.length, batch.width])
        expected.forEach((value, i) => {
          expect(actual[i]).toBeCloseTo(value, 5)
        })
        gathered.dispose()
        rows.dispose()
      }),
      { numRuns: 40 },
    )
  })

  test('are uploaded once, three at a time, and never when they are too large or a single batch', () => {
    const rows = residentRowSource(tf, datasetOnWebGpu(1000))
    const dataset = (length: number): Batch => ({
      features: new Uint8Array(length),
      targets: { kind: 'classes', data: new Uint8Array(length / 4) },
      indices: Uint32Array.of(0, 1),
      width: 4,
      scale: 1,
      offset: 0,
    })
    const gather = (batch: Batch) => tf.tidy(() => void rows.gather(batch))
    const before = tf.memory().numTensors
    const held = () => tf.memory().numTensors - before

    const train = dataset(400)
    for (let i = 0; i < 5; i++) gather(train)
    expect(held()).toBe(1)
    gather(dataset(8))
    gather(dataset(1004))
    expect(held()).toBe(1)
    for (let i = 0; i < 5; i++) gather(dataset(100))
    expect(held()).toBe(3)
    rows.dispose()
    expect(held()).toBe(0)
  })
})
