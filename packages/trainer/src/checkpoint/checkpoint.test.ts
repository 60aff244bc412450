import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint, type RunState } from '../index.ts'
import { fileCheckpoints, readCheckpoint, writeFileAtomic } from '../node/index.ts'

const count = fc.nat(1e6)
const sum = fc.oneof(
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
)

/** Anything that a run may come to. */
const state: fc.Arbitrary<RunState> = fc
  .record({
    length: fc.integer({ min: 1, max: 9 }),
    epochs: fc.nat(3),
    steps: fc.integer({ min: 1, max: 999 }),
    correct: count,
  })
  .chain(({ length, epochs, steps, correct }) => {
    const floats = fc.float32Array({ minLength: length, maxLength: length })
    const named = fc.record({ 'fc1.weight': floats, 'fc1.bias': floats })
    return fc.record({
      engine: fc.record({
        parameters: named,
        slots: fc.record({ expAvg: named }),
        step: fc.nat(),
        totals: fc.record({
          batches: count,
          count: count.map((more) => correct + more),
          weight: fc.constant(correct),
          correct: fc.constant(correct),
          absoluteError: count,
          squaredError: count,
          lossSum: sum,
          rowLossSum: sum,
          firstNonFinite: fc.option(count),
        }),
      }),
      epoch: fc.constant(epochs + 1),
      step: fc.nat(steps),
      seconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
      loader: fc.record({
        seed: fc.integer(),
        batchSize: fc.integer({ min: 1, max: 9999 }),
        length: fc.constant(steps),
      }),
      memories: fc.dictionary(
        fc.constantFrom('earlyStopping', 'nanGuard', 'my own'),
        fc.record({
          values: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))),
          arrays: fc.oneof(fc.constant({}), named),
        }),
      ),
      history: fc.constant(Array.from({ length: epochs }, (_, i) => ({ ...report, epoch: i + 1 }))),
    })
  })
const report = {
  loss: 0.1 + 0.2,
  accuracy: 0.9,
  validationLoss: null,
  trainAccuracy: 1 / 3,
  learningRate: 1e-3,
  seconds: 2,
}
const config = { hidden: [128, 64], data: 'mnist' }

test('what is encoded is decoded, bit for bit', () =>
  fc.assert(
    fc.asyncProperty(state, async (before) => {
      expect(await decodeCheckpoint(await encodeCheckpoint(before, config))).toEqual({ state: before, config })
    }),
  ))

test('a changed or cut file is never read as a checkpoint', async () => {
  const [sample] = fc.sample(state, { numRuns: 1, seed: 1 })
  const good = await encodeCheckpoint(sample!, config)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, cut) => {
      const bad = cut ? good.slice(0, at) : good.slice()
      if (!cut) bad[at]! ^= flip
      const result = await decodeCheckpoint(bad).catch((error: unknown) => error)
      // A flip in the padding spaces or in the JSON's own spelling may leave the content whole.
      if (result instanceof OneloopError) expect(result.code).toMatch(/^CHECKPOINT_/)
      else expect(result).toEqual({ state: sample, config })
    }),
    { numRuns: 2000 },
  )
})

describe('in a folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oneloop-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const [first, second] = fc.sample(state, { numRuns: 2, seed: 2 }) as [RunState, RunState]

  test('the newest is loaded, the one before it kept, nothing else left', async () => {
    const checkpoints = fileCheckpoints(folder, config)
    expect(await checkpoints.load()).toBeNull()
    await checkpoints.save(first)
    await checkpoints.save(second)
    expect((await checkpoints.load())?.state).toEqual(second)
    expect((await readCheckpoint(checkpoints.previousPath)).state).toEqual(first)
    expect((await readdir(folder)).sort()).toEqual(['checkpoint.previous.safetensors', 'checkpoint.safetensors'])
  })

  test('a corrupt newest is told, and the good one before it offered', async () => {
    const checkpoints = fileCheckpoints(folder)
    await checkpoints.save(first)
    await checkpoints.save(second)
    const bytes = await readFile(checkpoints.path)
    await writeFile(checkpoints.path, bytes.subarray(0, bytes.length - 3))
    const error = await checkpoints.load().catch((e) => e)
    expect(error).toMatchObject({ code: 'CHECKPOINT_CORRUPT' })
    expect(error.message).toContain(checkpoints.previousPath)
  })

  test('a crash between the two renames loses nothing', async () => {
    const checkpoints = fileCheckpoints(folder)
    await checkpoints.save(first)
    await writeFile(checkpoints.previousPath, await readFile(checkpoints.path))
    await rm(checkpoints.path)
    expect((await checkpoints.load())?.state).toEqual(first)
  })

  test('a write that fails says why, and leaves the old file', async () => {
    const path = join(folder, 'file')
    await writeFileAtomic(path, 'old')
    const error = await writeFileAtomic(join(path, 'beneath a file'), 'new').catch((e) => e)
    expect(error).toMatchObject({ code: 'WRITE_FAILED' })
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['file'])
  })
})
