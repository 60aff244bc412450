import { reference } from '@oneloop/trainer'
import { rows, take } from '@oneloop/trainer/conformance'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyProgram } from './test/random-program.ts'
import { wasm } from './wasm.ts'

const kinds = fc.constantFrom('sparse bytes' as const, 'dense bytes' as const, 'floats' as const)

function distance(actual: Float32Array, expected: Float32Array): number {
  let difference = 0
  let size = 0
  actual.forEach((value, i) => {
    difference += (value - expected[i]!) ** 2
    size += expected[i]! ** 2
  })
  return Math.sqrt(difference / Math.max(size, 1e-12))
}

test('any network: the gradients are those of the reference engine', async () => {
  await fc.assert(
    fc.asyncProperty(anyProgram, kinds, async (program, kind) => {
      const batch = rows(kind, program.maxBatchSize, program.layers[0]!.in, program.layers.at(-1)!.out)
      const engine = await wasm({ threads: 1 }).createEngine(program)
      const truth = await (await reference().createEngine(program)).gradients(batch)
      const found = await engine.gradients(batch)
      await engine.dispose()
      for (const [name, expected] of Object.entries(truth)) {
        expect(distance(found[name]!, expected), name).toBeLessThan(1e-4)
      }
    }),
    { numRuns: 60 },
  )
})

test('a row’s logits do not depend on the rows beside it, nor on whether they were mostly zeros', async () => {
  await fc.assert(
    fc.asyncProperty(anyProgram, fc.nat(), async (program, pick) => {
      const [width, classes] = [program.layers[0]!.in, program.layers.at(-1)!.out]
      const sparse = rows('sparse bytes', 40, width, classes)
      const dense = rows('dense bytes', 40, width, classes)
      const features = new Uint8Array(80 * width)
      features.set(sparse.features)
      features.set(dense.features, 40 * width)
      const all = { ...sparse, features, indices: Uint32Array.from({ length: 80 }, (_, i) => i) }
      const engine = await wasm({ threads: 1 }).createEngine(program)
      const together = await engine.predict(all)
      const row = pick % 80
      const alone = await engine.predict(take(all, row, row + 1))
      await engine.dispose()
      expect([...alone]).toEqual([...together.subarray(row * classes, (row + 1) * classes)])
    }),
    { numRuns: 40 },
  )
})

test('a prediction may have more rows than any batch', async () => {
  const batch = rows('floats', 100, 12, 3)
  const program = fc.sample(anyProgram, { numRuns: 1, seed: 1 })[0]!
  const [width, classes] = [program.layers[0]!.in, program.layers.at(-1)!.out]
  const wide = rows('floats', 100, width, classes)
  const small = await wasm({ threads: 1 }).createEngine({ ...program, maxBatchSize: 7 })
  const large = await wasm({ threads: 1 }).createEngine({ ...program, maxBatchSize: 100 })
  expect(await small.predict(wide)).toEqual(await large.predict(wide))
  await expect(async () => small.trainStep(batch, 1)).rejects.toMatchObject({ code: 'BATCH_TOO_LARGE' })
})
