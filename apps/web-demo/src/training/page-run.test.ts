import type { EpochReport } from 'oneloop'
import { expect, test } from 'vitest'
import { currentLoss } from './current-loss.ts'
import { type Action, accuracyOf, initialState, isTrained, type PageRun, reduce } from './page-run.ts'
import type { RunSample } from './protocol.ts'
import { recordOf } from './record-of.ts'
import { lessonConfig } from './run-config.ts'

const parameters = { 'fc1.weight': Float32Array.of(1) }
const checkpoint = new Uint8Array([1])

const after = (actions: readonly Action[], from: PageRun = initialState()) => actions.reduce(reduce, from)

const sample = (epoch: number, step: number): RunSample => ({
  epoch,
  step,
  stepsPerEpoch: 4,
  lossSum: step * 0.5,
  gradientNorms: { 'fc1.weight': 1 },
})

const report = (epoch: number, accuracy = 0.9): EpochReport => ({
  epoch,
  loss: 0.5,
  accuracy,
  validationLoss: 0.4,
  trainAccuracy: 0.8,
  learningRate: 1e-3,
  seconds: 2,
})

const started: readonly Action[] = [
  { kind: 'begin' },
  { kind: 'started', device: 'WASM' },
  { kind: 'samples', samples: [sample(1, 2), sample(1, 4)], parameters },
  { kind: 'epoch', report: report(1), parameters },
  { kind: 'checkpoint', bytes: checkpoint },
  { kind: 'number', id: 3 },
]
const stopped: readonly Action[] = [...started, { kind: 'stopped', parameters, history: [] }]
const finished: readonly Action[] = [...started, { kind: 'finished', weightsSha256: 'abc', parameters, history: [] }]

test('settings that change beside a stopped run are those of the next one; going on keeps its own', () => {
  const state = after([...stopped, { kind: 'configure', change: { batchSize: 7, seed: 9 } }])
  expect(state.config).toEqual(lessonConfig)
  expect(state.settings).toMatchObject({ batchSize: 7, seed: 9 })
  expect(after([{ kind: 'continue' }], state)).toMatchObject({ phase: 'fetching', config: lessonConfig, checkpoint })
  expect(after([{ kind: 'begin' }], state)).toMatchObject({ config: { batchSize: 7, seed: 9 }, samples: [], id: null })
})

test('an untrained network is the one that the settings describe', () => {
  const state = after([{ kind: 'configure', change: { hidden: [20], activation: 'tanh' } }])
  expect(state.model.layers.map(({ out, activation }) => `${out} ${activation}`)).toEqual(['20 tanh', '10 identity'])
  expect(isTrained(state)).toBe(false)
})

test.each([
  ['finished', finished],
  ['stopped', stopped],
])('a %s run that is kept and shown again has lost nothing', (phase, actions) => {
  const state = after(actions)
  const again = after([{ kind: 'show', record: structuredClone(recordOf(state)!) }])
  expect(again).toEqual({ ...state, progress: null, fetched: null })
  expect(again.phase).toBe(phase)
})

test('a run that goes on from its last epoch gives the samples after it anew', () => {
  const state = after([
    ...started,
    { kind: 'samples', samples: [sample(2, 2)], parameters },
    { kind: 'failed', failure: { code: 'WORKER_DIED', message: '' } },
    { kind: 'continue' },
    { kind: 'samples', samples: [sample(2, 2), sample(2, 4)], parameters },
  ])
  expect(state.samples.map(({ epoch, step }) => [epoch, step])).toEqual([
    [1, 2],
    [1, 4],
    [2, 2],
    [2, 4],
  ])
})

test('stopped before its first step, a run leaves nothing', () => {
  const state = after([
    { kind: 'configure', change: { epochs: 9 } },
    { kind: 'begin' },
    { kind: 'stopped', parameters: null, history: [] },
  ])
  expect(state).toEqual(initialState({ ...lessonConfig, epochs: 9 }))
  expect(recordOf(state)).toBeNull()
})

test('an evaluation that comes when another run has begun is not taken for its', () => {
  const evaluation = {
    accuracy: 0.5,
    count: 1,
    confusion: [],
    perClass: [],
    mistakes: [],
    readings: { actual: Uint8Array.of(1), predicted: Uint8Array.of(2), probability: Float32Array.of(0.5) },
  }
  const running = after([...finished, { kind: 'begin' }])
  expect(after([{ kind: 'evaluated', evaluation }], running).evaluation).toBeNull()
  expect(accuracyOf(after([...finished, { kind: 'evaluated', evaluation }]))).toBe(0.5)
})

test('the loss shown is that of the epoch so far, and at its end that of its report', () => {
  expect(currentLoss(initialState())).toBeNull()
  expect(currentLoss(after(started.slice(0, 3)))).toEqual({ epoch: 1, loss: 0.5 })
  expect(currentLoss(after(started))).toEqual({ epoch: 1, loss: report(1).loss })
  expect(currentLoss({ samples: [sample(2, 2)], reports: [report(1)] })).toEqual({ epoch: 2, loss: 0.5 })
})
