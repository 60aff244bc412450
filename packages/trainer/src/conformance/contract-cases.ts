import {
  type Backend,
  type Batch,
  crossEntropy,
  type Engine,
  type EngineState,
  type ErrorCode,
  OneloopError,
  type Program,
} from '@oneloop/core'
import { expectEqual } from './compare.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { rows, weighted } from './data.ts'
import { makeProgram } from './make-program.ts'

/** What every engine must refuse. `checkProgram` and `checkedEngine` of `@oneloop/core/engine` do it for an engine. */
export function contractCases(backend: Backend): ConformanceCase[] {
  return [...programCases(backend), ...batchCases(backend), ...stateCases(backend), ...disposalCases(backend)]
}

const program = makeProgram([6, 5, 3], {}, { maxBatchSize: 4 })
const batch = rows('floats', 4, 6, 3)

/** Programs that differ from a good one, as plain JavaScript may make them. */
const PROGRAMS: Record<string, object> = {
  'an unknown activation': { layers: program.layers.map((layer) => ({ ...layer, activation: 'rellu' })) },
  'an unknown loss': { loss: { kind: 'hubert' } },
  'an unknown optimizer': { optimizer: { ...program.optimizer, kind: 'adamm' } },
  'an optimizer without one of its numbers': { optimizer: { ...program.optimizer, beta1: undefined } },
  'class weights for other classes': { loss: crossEntropy({ classWeights: [1, 2] }) },
  'no layers': { layers: [] },
  'layers that do not fit each other': { layers: [program.layers[0], { ...program.layers[1], in: 4 }] },
  'batches of no rows': { maxBatchSize: 0 },
  'a clipping norm of 0': { clipNorm: 0 },
  'a rule for no parameter': { parameterRules: { 'fc9.weight': { learningRateFactor: 1, weightDecay: 0 } } },
  'a negative learning rate for a parameter': {
    parameterRules: { 'fc1.weight': { learningRateFactor: -1, weightDecay: 0 } },
  },
}

function programCases(backend: Backend): ConformanceCase[] {
  const refused = async (change: object, code: ErrorCode) => {
    await expectRefusal(() => backend.createEngine({ ...program, ...change } as Program), code)
  }
  return [
    ...Object.entries(PROGRAMS).map(([what, change]) => ({
      name: `refused when the engine is created: ${what}`,
      run: () => refused(change, 'PROGRAM_UNSUPPORTED'),
    })),
    {
      name: 'refused when the engine is created: parameters of another network',
      run: () => refused({ parameters: makeProgram([6, 4, 3], {}).parameters }, 'STATE_DICT_MISMATCH'),
    },
  ]
}

/** Batches that differ from a good one, and the code of the error. */
const BATCHES: Record<string, readonly [ErrorCode, object]> = {
  'float64 features': ['DATA_INVALID', { features: Float64Array.from(batch.features) }],
  'features in an ordinary array': ['DATA_INVALID', { features: [...batch.features] }],
  'features that are no whole rows': ['SHAPE_MISMATCH', { features: batch.features.subarray(1) }],
  'rows of another width': ['SHAPE_MISMATCH', { width: 3 }],
  'a scale that is no number': ['DATA_INVALID', { scale: Number.NaN }],
  'indices in an ordinary array': ['DATA_INVALID', { indices: [0, 1] }],
  'a row that does not exist': ['INDEX_OUT_OF_RANGE', { indices: Uint32Array.of(0, 4) }],
  'no rows': ['BATCH_TOO_LARGE', { indices: new Uint32Array(0) }],
  'more rows than the engine was made for': ['BATCH_TOO_LARGE', { indices: new Uint32Array(5) }],
  'no targets': ['SHAPE_MISMATCH', { targets: undefined }],
  'targets of another kind': ['SHAPE_MISMATCH', { targets: rows('floats', 4, 6, 3, 'labels').targets }],
  'classes in an ordinary array': ['DATA_INVALID', { targets: { kind: 'classes', data: [0, 1, 2, 0] } }],
  'fewer targets than rows': ['SHAPE_MISMATCH', { targets: { kind: 'classes', data: Uint8Array.of(0, 1, 2) } }],
  'a class that the network does not have': [
    'LABEL_OUT_OF_RANGE',
    { targets: { kind: 'classes', data: Uint16Array.of(0, 1, 2, 3) } },
  ],
  'float64 row weights': ['DATA_INVALID', { rowWeights: Float64Array.of(1, 1, 1, 1) }],
  'a row weight of 0': ['DATA_INVALID', { rowWeights: Float32Array.of(1, 0, 1, 1) }],
  'fewer row weights than rows': ['SHAPE_MISMATCH', { rowWeights: Float32Array.of(1, 1, 1) }],
}

function batchCases(backend: Backend): ConformanceCase[] {
  return Object.entries(BATCHES).map(([what, [code, change]]) => ({
    name: `a batch is refused and changes nothing: ${what}`,
    async run() {
      const engine = await backend.createEngine(program)
      try {
        const bad = { ...batch, ...change } as Batch
        await expectRefusal(() => engine.trainStep(bad, 1), code)
        await expectRefusal(() => engine.evaluateStep(bad), code)
        await expectRefusal(() => engine.gradients(bad), code)
        const { step, totals } = await engine.readState()
        expectEqual('step', step, 0)
        expectEqual('batches', totals.batches, 0)
        await engine.trainStep(weighted(batch), 1e-3)
        expectEqual('batches after a good one', (await engine.readTotals()).batches, 1)
      } finally {
        await engine.dispose()
      }
    },
  }))
}

function stateCases(backend: Backend): ConformanceCase[] {
  const run = async (change: (state: EngineState) => object) => {
    const engine = await backend.createEngine(program)
    try {
      await engine.trainStep(batch, 1e-3)
      const state = await engine.readState()
      const bad = { ...state, step: 7, ...change(state) } as EngineState
      await expectRefusal(() => engine.writeState(bad), 'STATE_DICT_MISMATCH')
      expectEqual('step', (await engine.readState()).step, 1)
    } finally {
      await engine.dispose()
    }
  }
  return [
    { name: 'a state is refused and changes nothing: no slots', run: () => run(() => ({ slots: {} })) },
    {
      name: 'a state is refused and changes nothing: a parameter of another length',
      run: () => run(({ parameters }) => ({ parameters: { ...parameters, 'fc2.bias': new Float32Array(2) } })),
    },
  ]
}

/** A call of each method that throws after `dispose`. */
const CALLS: Record<Exclude<keyof Engine, 'device' | 'dispose'>, (engine: Engine, state: EngineState) => unknown> = {
  trainStep: (engine) => engine.trainStep(batch, 1e-3),
  evaluateStep: (engine) => engine.evaluateStep(batch),
  readTotals: (engine) => engine.readTotals(),
  resetTotals: (engine) => engine.resetTotals(),
  predict: (engine) => engine.predict(batch),
  gradients: (engine) => engine.gradients(batch),
  readState: (engine) => engine.readState(),
  writeState: (engine, state) => engine.writeState(state),
}

function disposalCases(backend: Backend): ConformanceCase[] {
  return Object.entries(CALLS).map(([method, call]) => ({
    name: `after dispose, ${method} throws ENGINE_DISPOSED`,
    async run() {
      const engine = await backend.createEngine(program)
      const state = await engine.readState()
      await call(engine, state)
      await engine.dispose()
      await engine.dispose()
      await expectRefusal(() => call(engine, state), 'ENGINE_DISPOSED')
    },
  }))
}

/** Throws unless the call throws, or rejects with, an error of this code. */
async function expectRefusal(call: () => unknown, code: ErrorCode): Promise<void> {
  let found: unknown = 'no error'
  try {
    await call()
  } catch (error) {
    found = error instanceof OneloopError ? error.code : error
  }
  expectEqual('the code', found, code)
}
