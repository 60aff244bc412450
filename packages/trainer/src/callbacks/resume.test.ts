import { accumulate, augment, DataLoader, Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adamw,
  type Callback,
  crossEntropy,
  decodeCheckpoint,
  encodeCheckpoint,
  type FitOptions,
  fit,
  plateau,
  type RunState,
  sgd,
  warmup,
} from '../index.ts'
import { reference } from '../reference/reference.ts'
import { bestCheckpoint, periodicCheckpoint } from './checkpoints.ts'
import { earlyStopping } from './early-stopping.ts'
import { gradientStatistics } from './gradient-statistics.ts'
import { logLine } from './log-line.ts'
import { nanGuard } from './nan-guard.ts'
import { progress } from './progress.ts'

/** Three classes of noisy points, so that a network with a large learning rate gets better and worse again. */
function points(count: number, seed: number): Dataset {
  const features = Uint8Array.from(
    { length: count * 4 },
    (_, k) => (Math.imul(k + seed * 977, 2654435761) >>> 13) & 255,
  )
  const labels = Uint8Array.from({ length: count }, (_, row) => (features[row * 4]! + features[row * 4 + 1]!) % 3)
  return new Dataset({ features, labels, rows: 2, columns: 2, classNames: ['a', 'b', 'c'], source: 'made up' })
}
const train = new DataLoader(points(60, 1), { batchSize: 8, shuffle: true, seed: 3 })
const validation = new DataLoader(points(30, 2), { batchSize: 30 })
const epochs = 9
const network = () => new Mlp([4, 10, 3], { seed: 1, dropout: 0.2 })
/** Augmented images, in steps over two batches each. */
const learnt = accumulate(
  augment(points(60, 1).loader({ batchSize: 4, balanced: true, seed: 3 }), {
    shift: 1,
    rotate: 20,
    scale: 0.1,
    noise: 0.1,
  }),
  2,
)
const deeper = () => new Mlp([4, 12, 10, 3], { seed: 1, dropout: 0.2 })

/** Every callback of the package, and beside them all else that a run may be told. */
function everything(log: string[], save: (state: RunState) => void): FitOptions {
  return {
    backend: reference(),
    epochs,
    seed: 5,
    loss: crossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2, 0.5] }),
    optimizer: adamw({ learningRate: 0.15, weightDecay: 0.01 }),
    schedule: warmup(5, plateau({ factor: 0.5, patience: 0 })),
    clipNorm: 1,
    parameterRules: {
      'fc1.*': { frozen: true },
      '*.bias': { weightDecay: 0 },
      'fc3.weight': { learningRateFactor: 0.5 },
    },
    averageDecay: 0.8,
    validation,
    metrics: { largest: (outputs) => Math.max(...outputs) },
    callbacks: [
      nanGuard(),
      earlyStopping({ patience: 3 }),
      earlyStopping({ monitor: { metric: 'largest', mode: 'max' }, patience: 5, restoreBest: false }),
      gradientStatistics((s) => void log.push(`norms ${s.epoch}:${s.step} ${Object.values(s.gradientNorms)}`), {
        everySteps: 5,
      }),
      logLine({ print: (line) => void log.push(line) }),
      progress(() => {}),
      bestCheckpoint((state) => void log.push(`best before epoch ${state.epoch}`)),
      periodicCheckpoint(save),
    ],
  }
}

/** Ends the run after so many steps, wherever that is. */
function abortAfter(steps: number, abort: AbortController): Callback {
  let left = steps
  return {
    onStep: () => {
      if (--left === 0) abort.abort()
    },
  }
}

const untimed = (history: Awaited<ReturnType<typeof fit>>) => history.epochs.map(({ seconds: _, ...report }) => report)

describe('a run with every feature on', () => {
  test('cut anywhere, saved to a file and resumed, it ends as one that never stopped', async () => {
    const log: string[] = []
    const whole = deeper()
    const history = await fit(
      whole,
      learnt,
      everything(log, () => {}),
    )
    // Each feature did something in this run: it stopped early, at a lower rate, and the frozen layer is as it was.
    expect(history.epochs.length).toBeLessThan(epochs)
    expect(history.epochs.at(-1)!.learningRate).toBeLessThan(0.15)
    expect(whole.parameters['fc1.weight']).toEqual(deeper().parameters['fc1.weight'])
    expect(whole.parameters['fc2.weight']).not.toEqual(deeper().parameters['fc2.weight'])
    expect(log.filter((line) => line.startsWith('best before')).length).toBeLessThan(history.epochs.length)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: history.epochs.length * learnt.length }), async (cut) => {
        const cutLog: string[] = []
        const abort = new AbortController()
        let saved: RunState | undefined
        const options = everything(cutLog, (state) => {
          saved = state
        })
        const callbacks = [...options.callbacks!, abortAfter(cut, abort)]
        await fit(deeper(), learnt, { ...options, callbacks, signal: abort.signal }).catch(() => {})
        const { state: resume } = await decodeCheckpoint(await encodeCheckpoint(saved!))
        const resumed = deeper()
        const again = await fit(resumed, learnt, { ...everything(cutLog, () => {}), resume })
        expect(resumed.parameters).toEqual(whole.parameters)
        expect(untimed(again)).toEqual(untimed(history))
        expect(cutLog).toEqual(log)
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  test('the same callbacks in a second run start anew', async () => {
    const log: string[] = []
    const options = everything(log, () => {})
    const first = deeper()
    const history = await fit(first, learnt, options)
    const before = log.splice(0)
    const second = deeper()
    expect(untimed(await fit(second, learnt, options))).toEqual(untimed(history))
    expect(second.parameters).toEqual(first.parameters)
    expect(log).toEqual(before)
  })
})

describe('early stopping', () => {
  const options: FitOptions = { backend: reference(), epochs: 6, optimizer: sgd({ learningRate: 0.9 }) }

  test('leaves the best epoch’s parameters also when the epochs run out', async () => {
    const seen: { loss: number; weights: Float32Array }[] = []
    const spy: Callback = {
      onEpochEnd: (run, { validationLoss }) =>
        void seen.push({ loss: validationLoss!, weights: run.model.parameters['fc1.weight']!.slice() }),
    }
    const model = network()
    await fit(model, train, { ...options, validation, callbacks: [earlyStopping({ patience: 99 }), spy] })
    const best = seen.reduce((a, b) => (b.loss < a.loss ? b : a))
    expect(seen.indexOf(best)).toBeLessThan(seen.length - 1)
    expect(model.parameters['fc1.weight']).toEqual(best.weights)
  })

  test('without a validation set it watches the training loss, and goes on while that falls', async () => {
    const gentle = { ...options, optimizer: sgd({ learningRate: 0.01 }), epochs: 5 }
    const history = await fit(new Mlp([4, 3], { seed: 1 }), train, { ...gentle, callbacks: [earlyStopping()] })
    expect(history.epochs).toHaveLength(5)
  })

  test('asked to watch what there is not, it refuses before the first step', async () => {
    const stopping = (monitor: 'accuracy' | { metric: string; mode: 'max' }) => [earlyStopping({ monitor })]
    await expect(fit(network(), train, { ...options, callbacks: stopping('accuracy') })).rejects.toThrow(
      /watches accuracy, and there is no validation set/,
    )
    const callbacks = stopping({ metric: 'auk', mode: 'max' })
    await expect(
      fit(network(), train, { ...options, validation, metrics: { auc: () => 1 }, callbacks }),
    ).rejects.toThrow(/watches auk, which is not among the metrics; there are auc/)
    await expect(
      fit(network(), train, { ...options, callbacks: [bestCheckpoint(() => {}, { monitor: 'accuracy' })] }),
    ).rejects.toMatchObject({ code: 'FIT_INVALID' })
  })
})

describe('what callbacks see and give back', () => {
  test('the model holds what was trained, at each epoch’s end and at the end', async () => {
    const metrics = { first: (outputs: Float32Array) => outputs[0]! }
    const seen: [number, number][] = []
    const spy: Callback = {
      onEpochEnd: (run, report) => void seen.push([report.metrics!['first']!, run.model.forward(firstRow)[0]!]),
      onTrainEnd: (run) => void seen.push([seen.at(-1)![0], run.model.forward(firstRow)[0]!]),
    }
    const [batch] = [...validation.epoch(1)]
    const firstRow = { ...batch!, indices: batch!.indices.subarray(0, 1) }
    await fit(network(), train, { backend: reference(), epochs: 3, validation, metrics, callbacks: [spy] })
    expect(seen).toHaveLength(4)
    for (const [reported, own] of seen) expect(own).toBeCloseTo(reported, 5)
  })

  test('close is called however the run ends', async () => {
    const closed: string[] = []
    const abort = new AbortController()
    abort.abort()
    const run = (name: string, options: Partial<FitOptions>, more: Callback = {}) =>
      fit(network(), train, {
        backend: reference(),
        epochs: 1,
        ...options,
        callbacks: [{ close: () => void closed.push(name) }, more],
      }).catch(() => {})
    await run('done', {})
    await run('aborted', { signal: abort.signal })
    const failing: Callback = {
      onEpochEnd: () => {
        throw new Error('a bug')
      },
    }
    await run('failed', {}, failing)
    expect(closed).toEqual(['done', 'aborted', 'failed'])
  })
})
