import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adam,
  type Callback,
  cosine,
  earlyStopping,
  evaluate,
  type FitOptions,
  findLearningRate,
  fit,
  meanSquaredError,
  nanGuard,
  periodicCheckpoint,
  predict,
  progress,
  type RunState,
  reference,
  sgd,
  warmup,
} from './index.ts'

const data = await mnist()
const train = new DataLoader(data.train.subset({ start: 0, end: 200 }), { batchSize: 16, shuffle: true, seed: 4 })
const test_ = new DataLoader(data.test.subset({ start: 0, end: 100 }), { batchSize: 100 })

const small = () => new Mlp([784, 12, 10], { seed: 2, dropout: 0.1 })
const run = (model: Mlp, options: Partial<FitOptions> = {}) =>
  fit(model, train, { backend: reference(), epochs: 2, ...options })

test('training lowers the loss and teaches', async () => {
  const model = small()
  const before = await evaluate(model, test_, { backend: reference() })
  const history = await run(model, { epochs: 6, validation: test_ })
  const [first, last] = [history.epochs[0]!, history.epochs.at(-1)!]
  expect(last.loss).toBeLessThan(first.loss)
  expect(last.accuracy).toBeGreaterThan(before.accuracy! + 0.3)
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
  const options = { epochs: 3, validation: test_, schedule: warmup(3, cosine()), optimizer: adam() }
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

describe('data of the wrong make is refused before the first step', () => {
  const [good] = [...train.epoch(1)]
  const cases: [string, object, RegExp][] = [
    [
      'float64 features',
      { features: Float64Array.from(good!.features) },
      /features are a Uint8Array or a Float32Array, not Float64Array/,
    ],
    [
      'flags for class indices',
      { targets: { kind: 'classes', data: new Uint8Array(2000) } },
      /200 rows need 200 classes, not 2000/,
    ],
    [
      'floats for class indices',
      { targets: { kind: 'classes', data: new Float32Array(200) } },
      /classes are a Uint8Array or a Uint16Array/,
    ],
    ['no targets', { targets: undefined }, /targets are missing/],
    [
      'a label too many',
      { targets: { kind: 'classes', data: new Uint8Array(200).fill(10, 7) } },
      /row 7 has label 10, the model has 10 classes/,
    ],
    ['a weight of 0', { rowWeights: new Float32Array(200) }, /the weight of row 0 is 0/],
    ['too few weights', { rowWeights: new Float32Array(9).fill(1) }, /200 rows need 200 weights, not 9/],
  ]
  for (const [what, change, message] of cases) {
    test(what, async () => {
      const loader = { batchSize: 16, length: 1, seed: 1, epoch: () => [{ ...good!, ...change } as never] }
      await expect(fit(small(), loader, { backend: reference(), epochs: 1 })).rejects.toThrow(message)
    })
  }
})

test('frozen parameters stay, others train at their own rate and decay', async () => {
  const model = small()
  const parameterRules = {
    'fc1.*': { frozen: true },
    '*.bias': { weightDecay: 0 },
    'fc2.weight': { learningRateFactor: 3 },
  }
  await run(model, { parameterRules, optimizer: adam({ weightDecay: 0.1 }) })
  expect(model.parameters['fc1.weight']).toEqual(small().parameters['fc1.weight'])
  expect(model.parameters['fc1.bias']).toEqual(small().parameters['fc1.bias'])
  expect(model.parameters['fc2.weight']).not.toEqual(small().parameters['fc2.weight'])
  await expect(run(small(), { parameterRules: { 'fc9.*': { frozen: true } } })).rejects.toThrow(
    /no parameter is named 'fc9/,
  )
  await expect(run(small(), { parameterRules: { '*': { freeze: true } as never } })).rejects.toThrow(
    /no option 'freeze'/,
  )
})

test('an evaluation of values gives their errors, and no accuracy', async () => {
  const model = new Mlp([1, 1])
  model.parameters['fc1.weight']!.fill(2)
  model.parameters['fc1.bias']!.fill(0)
  const batch = {
    features: Float32Array.of(0, 1, 2),
    targets: { kind: 'values', data: Float32Array.of(1, 1, 1), outputs: 1 },
    indices: Uint32Array.of(0, 1, 2),
    width: 1,
    scale: 1,
    offset: 0,
  } as const
  const loader = { batchSize: 3, length: 1, seed: 1, epoch: () => [batch] }
  const found = await evaluate(model, loader, { backend: reference(), loss: meanSquaredError() })
  expect(found).toMatchObject({
    accuracy: null,
    count: 3,
    loss: 11 / 3,
    metrics: { mae: 5 / 3, rmse: Math.sqrt(11 / 3) },
  })
})

test('the range test finds a rate between too small and too large, and leaves the model as it is', async () => {
  const model = small()
  const { curve, suggestion } = await findLearningRate(model, train, { backend: reference(), to: 10, steps: 60 })
  expect(model.parameters).toEqual(small().parameters)
  expect(suggestion).toBeGreaterThan(1e-5)
  expect(suggestion).toBeLessThan(1)
  expect(curve.length).toBeGreaterThan(10)
  expect(curve.at(-1)!.learningRate).toBeLessThanOrEqual(10)
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
  const plain = (options: object) => () => run(small(), options as never)
  cases.push(
    ['no backend', plain({ backend: undefined }), 'FIT_INVALID'],
    ['a backend that was not called', plain({ backend: reference }), 'FIT_INVALID'],
    ['an option by another name', plain({ learningRate: 0.1 }), 'FIT_INVALID'],
    ['an optimizer by its name', plain({ optimizer: 'adam' }), 'OPTIMIZER_INVALID'],
    ['an optimizer of an unknown kind', plain({ optimizer: { kind: 'adamm' } }), 'OPTIMIZER_INVALID'],
    ['an unknown loss', plain({ loss: { kind: 'hubert' } }), 'LOSS_INVALID'],
    ['a loss out of range', plain({ loss: { kind: 'huber', delta: -1 } }), 'LOSS_INVALID'],
    ['an unknown schedule', plain({ schedule: { kind: 'cosinus' } }), 'SCHEDULE_INVALID'],
    ['a schedule in a warm-up', plain({ schedule: { kind: 'warmup', steps: 3, after: 'cosine' } }), 'SCHEDULE_INVALID'],
    ['a misspelt callback method', plain({ callbacks: [{ onEpochEnds() {} }] }), 'FIT_INVALID'],
    ['a callback that was not called', plain({ callbacks: [nanGuard] }), 'FIT_INVALID'],
    ['a metric without a validation set', plain({ metrics: { one: () => 1 } }), 'FIT_INVALID'],
    ['no loader', () => fit(small(), undefined as never, { backend: reference(), epochs: 1 }), 'FIT_INVALID'],
    ['no model', () => fit({} as never, train, { backend: reference(), epochs: 1 }), 'FIT_INVALID'],
    ['one class', () => fit(new Mlp([784, 1]), train, { backend: reference(), epochs: 1 }), 'FIT_INVALID'],
    ['values for classes', plain({ loss: meanSquaredError() }), 'SHAPE_MISMATCH'],
  )
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
