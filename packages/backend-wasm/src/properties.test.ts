import type { Batch, EngineState, NamedArrays } from '@oneloop/core'
import { reference, weightsSha256 } from '@oneloop/trainer'
import { rows, take } from '@oneloop/trainer/conformance'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyOptimizer, anyTraining, plainDescent, type Training } from './test/random-training.ts'
import { wasm } from './wasm.ts'

const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0))

test('any network: the gradients are those of the reference engine', async () => {
  await fc.assert(
    fc.asyncProperty(anyTraining(plainDescent), async ({ program, batch }) => {
      const engine = await wasm({ threads: 1 }).createEngine(program)
      const truth = await (await reference().createEngine(program)).gradients(batch)
      const found = await engine.gradients(batch)
      await engine.dispose()
      // Where terms cancel, a gradient is small and its rounding error that of its terms: hence the two other parts.
      const whole = norm(Object.values(truth).flatMap((gradient) => [...gradient]))
      for (const [name, expected] of Object.entries(truth)) {
        const difference = norm(Array.from(expected, (value, i) => value - found[name]![i]!))
        expect(difference, name).toBeLessThanOrEqual(1e-4 * norm([...expected]) + 1e-5 * whole + 1e-7)
      }
    }),
    { numRuns: 100 },
  )
})

/** Three steps, an evaluation and a prediction; with `resume` on a new engine after the first step. */
async function train({ program, batch }: Training, threads: number, resume: boolean, wideSimd = false) {
  const backend = wasm({ threads, wideSimd })
  let engine = await backend.createEngine(program)
  for (let step = 0; step < 3; step++) {
    if (resume && step === 1) {
      const state: EngineState = structuredClone(await engine.readState())
      await engine.dispose()
      engine = await backend.createEngine({ ...program, parameters: zeros(program.parameters) })
      await engine.writeState(state)
    }
    await engine.trainStep(take(batch, 0, Math.max(1, batch.indices.length - step)), 0.05)
  }
  await engine.evaluateStep(batch)
  const { parameters, slots, totals } = await engine.readState()
  const outputs = await engine.predict(batch)
  await engine.dispose()
  return { weights: await weightsSha256(parameters), slots, totals, outputs }
}

const zeros = (parameters: NamedArrays): NamedArrays =>
  Object.fromEntries(Object.entries(parameters).map(([name, { length }]) => [name, new Float32Array(length)]))

test('any network, loss and optimizer: the same bits on 1, 2, 3 and 8 threads, and resumed', async () => {
  await fc.assert(
    fc.asyncProperty(anyTraining(anyOptimizer), async (training) => {
      const straight = await train(training, 1, false)
      expect(await train(training, 1, true)).toEqual(straight)
      for (const threads of [2, 3, 8]) expect(await train(training, threads, threads === 3)).toEqual(straight)
    }),
    { numRuns: 12 },
  )
})

test('any network, loss and optimizer: 256-bit operations give the bits of 128-bit ones', async () => {
  await fc.assert(
    fc.asyncProperty(anyTraining(anyOptimizer), fc.constantFrom(1, 2), async (training, threads) => {
      expect(await train(training, threads, true, true)).toEqual(await train(training, 1, false))
    }),
    { numRuns: 40 },
  )
})

test('a row’s outputs do not depend on the rows beside it, nor on whether they were mostly zeros', async () => {
  await fc.assert(
    fc.asyncProperty(anyTraining(plainDescent), fc.nat(), async ({ program }, pick) => {
      const [width, outputs] = [program.layers[0]!.in, program.layers.at(-1)!.out]
      const sparse = rows('sparse bytes', 40, width, outputs)
      const dense = rows('dense bytes', 40, width, outputs)
      const features = new Uint8Array(80 * width)
      features.set(sparse.features)
      features.set(dense.features, 40 * width)
      const all: Batch = { ...sparse, features, indices: Uint32Array.from({ length: 80 }, (_, i) => i) }
      const engine = await wasm({ threads: 1 }).createEngine(program)
      const together = await engine.predict(all)
      const row = pick % 80
      const alone = await engine.predict(take(all, row, row + 1))
      await engine.dispose()
      expect([...alone]).toEqual([...together.subarray(row * outputs, (row + 1) * outputs)])
    }),
    { numRuns: 40 },
  )
})

test('a prediction may have more rows than any batch', async () => {
  const { program } = fc.sample(anyTraining(plainDescent), { numRuns: 1, seed: 1 })[0]!
  const wide = rows('floats', 100, program.layers[0]!.in, 1)
  const small = await wasm({ threads: 1 }).createEngine({ ...program, maxBatchSize: 7 })
  const large = await wasm({ threads: 1 }).createEngine({ ...program, maxBatchSize: 100 })
  expect(await small.predict(wide)).toEqual(await large.predict(wide))
})
