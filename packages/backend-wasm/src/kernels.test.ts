import {
  activationNames,
  activations,
  type Batch,
  binaryCrossEntropy,
  crossEntropy,
  huber,
  type Loss,
  lossTargets,
  type Program,
  sgd,
  type Targets,
} from '@oneloop/core'
import { reference } from '@oneloop/trainer'
import { describe, expect, test } from 'vitest'
import { wasm } from './wasm.ts'

/** A network whose only weights and biases are 1 and 0: it gives f(x), or x itself. */
function program(activation: Program['layers'][number]['activation'], width: number, loss: Loss): Program {
  const identity = Float32Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? 1 : 0))
  const names = activation === 'identity' ? ['fc1'] : ['fc1', 'fc2']
  return {
    layers: names.map((name, i) => ({
      name,
      in: width,
      out: width,
      activation: i === 0 ? activation : 'identity',
      dropout: 0,
    })),
    parameters: Object.fromEntries(
      names.flatMap((name) => [
        [`${name}.weight`, identity],
        [`${name}.bias`, new Float32Array(width)],
      ]),
    ),
    loss,
    optimizer: sgd(),
    clipNorm: null,
    maxBatchSize: 1000,
    seed: 1,
  }
}

function batchOf(features: Float32Array, width: number, targets: Targets): Batch {
  const indices = Uint32Array.from({ length: features.length / width }, (_, i) => i)
  return { features, width, scale: 1, offset: 0, indices, targets }
}

/** From 1e-8 to 1e4, on both sides of 0. */
const sizes = Array.from({ length: 240 }, (_, i) => 10 ** (i / 20 - 8))
const inputs = Float32Array.from([0, ...sizes, ...sizes.map((x) => -x)])

describe.each(activationNames)('%s', (name) => {
  const { forward } = activations[name]

  test('is that of core, to a few units in the last place, however small or large its input', async () => {
    const engine = await wasm({ threads: 1 }).createEngine(program(name, 1, crossEntropy()))
    const outputs = await engine.predict(batchOf(inputs, 1, { kind: 'classes', data: new Uint8Array(inputs.length) }))
    inputs.forEach((x, i) => {
      // The tails, which are nothing beside the other terms of a sum, may have fewer right digits, or be 0.
      const allowed = 2e-6 * Math.abs(forward(x)) + 1e-14
      expect(Math.abs(outputs[i]! - forward(x)), `${name}(${x}) = ${outputs[i]}`).toBeLessThanOrEqual(allowed)
    })
  })

  test('keeps NaN, and does not make one of infinity where core does not', async () => {
    const engine = await wasm({ threads: 1 }).createEngine(program(name, 1, crossEntropy()))
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const features = Float32Array.of(x)
      const [y] = await engine.predict(batchOf(features, 1, { kind: 'classes', data: new Uint8Array(1) }))
      const expected = forward(x)
      if (Number.isNaN(expected)) expect(y).toBeNaN()
      else if (Number.isFinite(expected)) expect(y).toBeCloseTo(expected, 6)
      else expect(y).toBe(expected)
    }
  })
})

const LOSSES: Record<string, Loss> = {
  crossEntropy: crossEntropy({ labelSmoothing: 0.1 }),
  binaryCrossEntropy: binaryCrossEntropy({ positiveWeights: [2, 1, 0.5] }),
  huber: huber({ delta: 0.01 }),
}

test.each(Object.entries(LOSSES))('%s of outputs from 1e-8 to 1e4 is that of the reference engine', async (_, loss) => {
  const rows = Math.floor(inputs.length / 3)
  const features = inputs.slice(0, rows * 3)
  const data = Array.from({ length: rows * 3 }, (_, k) => (k * 7) % 2)
  const targets = {
    classes: { kind: 'classes', data: Uint8Array.from({ length: rows }, (_, row) => row % 3) },
    labels: { kind: 'labels', outputs: 3, data: Uint8Array.from(data) },
    values: { kind: 'values', outputs: 3, data: Float32Array.from(data) },
  } as const
  const batch = batchOf(features, 3, targets[lossTargets[loss.kind]])
  const [engine, truth] = await Promise.all(
    [wasm({ threads: 1 }), reference()].map((backend) => backend.createEngine(program('identity', 3, loss))),
  )
  for (let row = 0; row < rows; row++) {
    const one = { ...batch, indices: Uint32Array.of(row) }
    for (const each of [engine!, truth!]) {
      await each.resetTotals()
      await each.evaluateStep(one)
    }
    const [found, expected] = [await engine!.readTotals(), await truth!.readTotals()]
    const what = `row ${row}: ${features.subarray(row * 3, row * 3 + 3)}`
    expect(Math.abs(found.lossSum - expected.lossSum), what).toBeLessThanOrEqual(1e-6 * expected.lossSum + 1e-12)
    expect(found.correct, what).toBe(expected.correct)
    expect(found.absoluteError, what).toBeCloseTo(expected.absoluteError, 3)
    const gradient = (await engine!.gradients(one))['fc1.bias']!
    const right = (await truth!.gradients(one))['fc1.bias']!
    right.forEach((value, c) => {
      expect(Math.abs(gradient[c]! - value), `${what}, slope ${c}`).toBeLessThanOrEqual(2e-6 * Math.abs(value) + 1e-7)
    })
  }
})
