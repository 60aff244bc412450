import { Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { describe, expect, test } from 'vitest'
import {
  bestCheckpoint,
  type Callback,
  earlyStopping,
  type FitOptions,
  fit,
  plateau,
  reference,
  sequence,
  sgd,
  warmup,
} from './index.ts'

const points = new Dataset({
  features: Uint8Array.from({ length: 80 }, (_, i) => (i * 37) % 256),
  labels: Uint8Array.from({ length: 40 }, (_, i) => i % 2),
  ...{ rows: 1, columns: 2, classNames: ['a', 'b'], source: 'made up' },
})
const { train, validation, test: held } = points.split({ parts: [0.5, 0.25, 0.25] })
const network = () => new Mlp([2, 3, 2], { seed: 1 })
const how: FitOptions = { backend: reference(), epochs: 3, optimizer: sgd({ learningRate: 0.3 }) }
const run = (options: Partial<FitOptions>) => fit(network(), train.loader({ batchSize: 5 }), { ...how, ...options })

describe('the test part of three is no validation set', () => {
  test('by its type, and so is what is made of it', () => {
    // Nothing is run here: the compiler says whether it is right.
    const types = () => [
      // @ts-expect-error the test part
      run({ validation: held.loader() }),
      // @ts-expect-error a part of it
      run({ validation: held.subset([0, 1]).loader({ batchSize: 1 }) }),
      // @ts-expect-error the same, seen otherwise
      run({ validation: held.withTransform({ scale: 1, offset: 0 }).loader() }),
      run({ validation: validation.loader() }),
      run({ test: held.loader() }),
    ]
    expect(types).toBeTypeOf('function')
  })

  test.each([
    ['it', () => held.loader()],
    ['a range of it', () => held.subset({ start: 0, end: 5 }).loader()],
    ['rows of it, seen otherwise', () => held.subset([3, 1]).withTransform({ scale: 2, offset: 0 }).loader()],
  ])('and at run time: %s', async (_, loader) => {
    const plain = loader() as unknown as NonNullable<FitOptions['validation']>
    await expect(run({ validation: plain })).rejects.toThrow(
      /^the validation loader has the test part of a split: .*; give the validation part, or only show .*fit\(…, \{ test: loader \}\)$/,
    )
  })

  test('the other parts, and both of two, are', async () => {
    for (const part of [train, validation, points.split({ parts: [0.5, 0.5] }).test]) {
      expect((await run({ validation: part.loader() })).epochs).toHaveLength(3)
    }
  })
})

describe('a test set that is shown', () => {
  test('has the figures that it would have as a validation set, with metrics', async () => {
    const metrics = { first: (outputs: Float32Array) => outputs[0]! }
    const reports = async (options: Partial<FitOptions>) =>
      (await run({ ...options, metrics })).epochs.map(({ seconds: _, ...report }) => report)
    const rows = points.subset(Array.from(held.indices))
    expect(await reports({ test: held.loader() })).toEqual(await reports({ validation: rows.loader() }))
  })

  test('is not what a callback watches unless told: that is the training loss', async () => {
    const history = await run({ test: held.loader(), epochs: 8, callbacks: [earlyStopping({ patience: 1 })] })
    expect(history.epochs).toHaveLength(8)
    const seen: boolean[] = []
    const spy: Callback = { onTrainStart: ({ hasValidation }) => void seen.push(hasValidation) }
    await run({ test: held.loader(), callbacks: [spy] })
    await run({ validation: validation.loader(), callbacks: [spy] })
    expect(seen).toEqual([false, true])
  })

  test.each<[string, Partial<FitOptions>]>([
    ['earlyStopping', { callbacks: [earlyStopping({ monitor: 'accuracy' })] }],
    ['bestCheckpoint', { callbacks: [bestCheckpoint(() => {}, { monitor: 'validationLoss' })] }],
    ['plateau', { schedule: plateau() }],
    ['plateau', { schedule: warmup(3, plateau({ monitor: 'accuracy' })) }],
    ['plateau', { schedule: sequence([{ epochs: 1, schedule: plateau() }]) }],
  ])('%s refuses to choose by it', async (who, options) => {
    await expect(run({ ...options, test: held.loader() })).rejects.toThrow(who)
    await expect(run({ ...options, test: held.loader() })).rejects.toMatchObject({ code: 'FIT_INVALID' })
    const watching = { ...options, validation: validation.loader() }
    expect((await run(watching)).epochs.length).toBeGreaterThan(0)
  })

  test('a schedule may look at the training loss', async () => {
    const history = await run({ test: held.loader(), schedule: plateau({ monitor: 'loss', patience: 0 }) })
    expect(history.epochs).toHaveLength(3)
  })

  test('is shown alone: reports have one set of figures', async () => {
    await expect(run({ test: held.loader(), validation: validation.loader() })).rejects.toThrow(
      /a validation set or a test set to show, not both/,
    )
  })
})
