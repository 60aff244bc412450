import { adam, crossEntropy, type Program } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import { weightsSha256 } from '@oneloop/trainer'
import { trainingDigest } from '@oneloop/trainer/conformance'
import { describe, expect, test } from 'vitest'
import { wasm } from './wasm.ts'
import { whyNotWide } from './wide-simd/why-not-wide.ts'

/** The SHA-256 of the lesson's weights after one epoch with seed 1, on every runtime, thread count and machine. */
const AFTER_ONE_EPOCH = 'a86d5a8d71fd008f7f036d07991188935299e52001d4674fbf9495f7fbedd9ef'

const { train } = await mnist()
const loader = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })
const batches = [...loader]

function lesson(options: { dropout?: number } = {}): Program {
  const { layers, parameters } = new Mlp([784, 128, 64, 10], { seed: 1, ...options })
  return { layers, parameters, loss: crossEntropy(), optimizer: adam(), clipNorm: null, maxBatchSize: 64, seed: 1 }
}

async function epoch(
  threads: number,
  program: Program,
  steps: number,
  resumeAt: number | null,
  wideSimd = false,
): Promise<string> {
  const backend = wasm({ threads, wideSimd })
  let engine = await backend.createEngine(program)
  expect(engine.device).toContain(wideSimd ? 'WASM SIMD 256-bit, ' : 'WASM SIMD, ')
  for (let step = 0; step < steps; step++) {
    if (step === resumeAt) {
      const state = await engine.readState()
      await engine.dispose()
      engine = await backend.createEngine(program)
      await engine.writeState(state)
    }
    await engine.trainStep(batches[step]!, 1e-3)
  }
  const { parameters } = await engine.readState()
  await engine.dispose()
  return weightsSha256(parameters)
}

for (const threads of [1, 2, 3, 8]) {
  test(`one epoch on ${threads} ${threads === 1 ? 'thread' : 'threads'} gives the same bits as everywhere`, async () => {
    expect(await epoch(threads, lesson(), batches.length, null)).toBe(AFTER_ONE_EPOCH)
  })
}

test('an interrupted epoch, resumed, gives the same bits', async () => {
  expect(await epoch(2, lesson(), batches.length, 400)).toBe(AFTER_ONE_EPOCH)
})

describe.skipIf(whyNotWide() !== null)('by 256-bit operations', () => {
  test.each([1, 2, 3, 8])('one epoch on %i threads gives the same bits as everywhere', async (threads) => {
    expect(await epoch(threads, lesson(), batches.length, null, true)).toBe(AFTER_ONE_EPOCH)
  })

  test('an interrupted epoch, resumed, gives the same bits', async () => {
    expect(await epoch(2, lesson(), batches.length, 400, true)).toBe(AFTER_ONE_EPOCH)
  })
})

test('with dropout and clipping too', async () => {
  const program = { ...lesson({ dropout: 0.3 }), clipNorm: 0.5 }
  const straight = await epoch(1, program, 60, null)
  expect(await epoch(3, program, 60, 30)).toBe(straight)
  expect(straight).not.toBe(await epoch(1, { ...program, clipNorm: null }, 60, null))
})

test.each([2, 3, 8])('every loss, activation and optimizer: %i threads give the bits of one', async (threads) => {
  expect(await trainingDigest(wasm({ threads }))).toBe(await trainingDigest(wasm({ threads: 1 })))
})

test('every loss, activation and optimizer, interrupted and resumed, gives the same bits', async () => {
  expect(await trainingDigest(wasm({ threads: 2 }), { resumed: true })).toBe(await trainingDigest(wasm({ threads: 1 })))
})
