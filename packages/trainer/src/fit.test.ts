import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  adam,
  type Callback,
  cosine,
  earlyStopping,
  evaluate,
  type FitOptions,
  fit,
  nanGuard,
  periodicCheckpoint,
  predict,
  progress,
  type RunState,
  reference,
  sgd,
} from './index.ts'

let train: DataLoader
let test_: DataLoader

beforeAll(async () => {
  const data = await mnist()
  train = new DataLoader(data.train.subset({ start: 0, end: 200 }), { batchSize: 16, shuffle: true, seed: 4 })
  test_ = new DataLoader(data.test.subset({ start: 0, end: 100 }), { batchSize: 100 })
})

const small = () => new Mlp([784, 12, 10], { seed: 2, dropout: 0.1 })
const run = (model: Mlp, options: Partial<FitOptions> = {}) =>
  fit(model, train, { backend: reference(), epochs: 2, ...options })

test('training lowers the loss and teaches', async () => {
  const model = small()
  const before = await evaluate(model, test_, { backend: reference() })
  const history = await run(model, { epochs: 6, validation: test_ })
  const [first, last] = [history.epochs[0]!, history.epochs.at(-1)!]
  expect(last.loss).toBeLessThan(first.loss)
  expect(last.accuracy).toBeGreaterThan(before.accuracy + 0.3)
  expect((await evaluate(model, test_, { backend: reference() })).accuracy).toBe(last.accuracy)
})

test('the epoch loss is the sum of batch means over the number of batches', async () => {
  const frozen = sgd({ learningRate: 0 })
  const model = new Mlp([784, 10])
  const { epochs } = await run(model, { epochs: 1, optimizer: frozen })
  let sum = 0
  for (const batch of train.epoch(1)) {
    const loader = { batchSize: 16, length: 1, seed: 1, epoch: () => [batch] }
    sum += (await evaluate(model, loader, { backend: reference() })).loss
  }
  expect(epochs[0]!.loss).toBeCloseTo(sum / train.length, 6)
  expect(train.length).toBe(13)
})

test('predict gives the logits that forward gives, in the loader’s order', async () => {
  const model = small()
  const logits = await predict(model, test_, { backend: reference() })
  const [batch] = [...test_.epoch(1)]
  const expected = model.forward(batch!)
  for (const [i, z] of logits.entries()) expect(z).toBeCloseTo(expected[i]!, 4)
})

test('a run cut anywhere and resumed gives the same bits as one that was not', async () => {
  const options = { epochs: 3, validation: test_, schedule: cosine({ warmupSteps: 3 }), optimizer: adam() }
  const whole = small()
  const expected = await run(whole, options)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 * train.length - 1 }), async (cut) => {
      const [model, fresh] = [small(), small()]
      const state = await cutAfter(model, cut, options)
      const history = await run(fresh, { ...options, resume: structuredClone(state) })
      expect(fresh.parameters).toEqual(whole.parameters)
      const untimed = (h: typeof history) => h.epochs.map(({ seconds: _, ...report }) => report)
      expect(untimed(history)).toEqual(untimed(expected))
    }),
    { numRuns: 8 },
  )
})

/** Trains `steps` steps and gives the state there. */
async function cutAfter(model: Mlp, steps: number, options: Partial<FitOptions>): Promise<RunState> {
  const abort = new AbortController()
  let left = steps
  let state: RunState | undefined
  const counting = {
    batchSize: train.batchSize,
    length: train.length,
    seed: train.seed,
    *epoch(n: number, from?: { fromStep?: number }) {
      for (const batch of train.epoch(n, from)) {
        yield batch
        if (--left === 0) {
          abort.abort()
          // The loop looks at the signal on its next turn.
          const until = performance.now() + 31
          while (performance.now() < until);
        }
      }
    },
  }
  const save = periodicCheckpoint((s) => {
    state = s
  })
  await fit(model, counting, {
    backend: reference(),
    epochs: 2,
    ...options,
    callbacks: [save],
    signal: abort.signal,
  }).catch(() => {})
  return state!
}

test('an aborted run rejects with the reason, its model holding the last step', async () => {
  const abort = new AbortController()
  abort.abort(new Error('enough'))
  const model = small()
  await expect(run(model, { signal: abort.signal })).rejects.toThrow('enough')
  expect(model.parameters).toEqual(small().parameters)
})

test('callbacks are called in order, and stop ends the run', async () => {
  const calls: string[] = []
  const spy: Callback = {
    onTrainStart: () => void calls.push('train'),
    onEpochStart: (r) => void calls.push(`epoch ${r.epoch}`),
    onEpochEnd: (r) => {
      calls.push(`end ${r.epoch}`)
      if (r.epoch === 2) r.stop('seen enough')
    },
    onTrainEnd: (r) => void calls.push(`over: ${r.stopReason}`),
  }
  const history = await run(small(), { epochs: 9, callbacks: [spy] })
  expect(calls).toEqual(['train', 'epoch 1', 'end 1', 'epoch 2', 'end 2', 'over: seen enough'])
  expect(history.epochs.length).toBe(2)
})

test('progress ends at the last step, with the epoch’s loss', async () => {
  const told: { step: number; steps: number; loss: number }[] = []
  const history = await run(small(), { epochs: 1, callbacks: [progress((p) => void told.push(p), { everyMs: 0 })] })
  expect(told.at(-1)).toMatchObject({ step: 13, steps: 13, loss: history.epochs[0]!.loss })
  expect(told[0]).toMatchObject({ step: 0 })
})

test('early stopping puts the best parameters back', async () => {
  const model = small()
  const diverge = sgd({ learningRate: 0.5 })
  const callbacks = [earlyStopping({ monitor: 'validationLoss', patience: 1 })]
  const history = await run(model, { epochs: 20, validation: test_, optimizer: diverge, callbacks })
  const best = history.best('validationLoss')!
  expect(history.epochs.length).toBeLessThan(20)
  expect((await evaluate(model, test_, { backend: reference() })).loss).toBe(best.validationLoss)
})

describe('a diverging run', () => {
  test('is stopped at the step where it happened, the last good weights kept', async () => {
    const model = small()
    const frozen: RunState[] = []
    const keep: Callback = { onEpochStart: async (r) => void frozen.push(await r.snapshot()) }
    const error = await run(model, {
      optimizer: sgd({ learningRate: 1e30 }),
      callbacks: [nanGuard({ everyMs: 0 }), keep],
    }).catch((e) => e)
    expect(error).toMatchObject({ code: 'DIVERGED' })
    expect(error.message).toMatch(
      /epoch 1, step \d+; the weights of the start were kept; try a learning rate below 1e\+30/,
    )
    expect(model.parameters).toEqual(small().parameters)
  })
})

describe('what cannot be trained is refused', () => {
  const nothing = { batchSize: 1, length: 0, seed: 1, epoch: () => [] }
  const cases: [string, () => Promise<unknown>, string][] = [
    ['no epochs', () => run(small(), { epochs: 0 }), 'FIT_INVALID'],
    ['half an epoch', () => run(small(), { epochs: 1.5 }), 'FIT_INVALID'],
    ['no training data', () => fit(small(), nothing, { backend: reference(), epochs: 1 }), 'FIT_INVALID'],
    ['no validation data', () => run(small(), { validation: nothing }), 'FIT_INVALID'],
    ['a norm of 0', () => run(small(), { clipNorm: 0 }), 'FIT_INVALID'],
    ['a model of other widths', () => run(new Mlp([10, 10])), 'SHAPE_MISMATCH'],
    ['too few classes', () => run(new Mlp([784, 5])), 'LABEL_OUT_OF_RANGE'],
  ]
  for (const [what, attempt, code] of cases) {
    test(what, async () => expect(await attempt().catch((e) => e)).toMatchObject({ code }))
  }

  test('a checkpoint of another run, naming every difference', async () => {
    const state = await cutAfter(small(), 3, {})
    const other = new DataLoader(train.dataset, { batchSize: 8, shuffle: true, seed: 5 })
    const error = await fit(small(), other, { backend: reference(), epochs: 2, resume: state }).catch((e) => e)
    expect(error).toMatchObject({ code: 'CHECKPOINT_MISMATCH' })
    expect(error.message).toMatch(/loader seed was 4, is 5; the batch size was 16, is 8/)
  })
})
