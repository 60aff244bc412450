import { reference } from '@oneloop/trainer'
import { rows, take } from '@oneloop/trainer/conformance'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyProgram } from './test/random-program.ts'
import { wasm } from './wasm.ts'

const kinds = fc.constantFrom('sparse bytes' as const, 'dense bytes' as const, 'floats' as const)

const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0))

test('any network: the gradients are those of the reference engine', async () => {
  await fc.assert(
    fc.asyncProperty(anyProgram, kinds, async (program, kind) => {
      const batch = rows(kind, program.maxBatchSize, program.layers[0]!.in, program.layers.at(-1)!.out)
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
