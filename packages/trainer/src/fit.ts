import type { Backend, EpochReport, History, Loader, Totals } from '@oneloop/core'
import { adam, constant, crossEntropy, type Loss, learningRateAt, type Optimizer, type Schedule } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { checkBatches } from './check-batches.ts'
import { createRun } from './create-run.ts'
import { checkFitOptions, checkResume } from './fit-options.ts'
import type { Callback, Run, RunState } from './run.ts'
import { turns } from './turn.ts'

export interface FitOptions {
  /** What trains: `wasm()`, `tfjsWebGpu()`, `reference()`, `firstAvailable([...])`. */
  readonly backend: Backend
  /** Whole passes over the data. */
  readonly epochs: number
  /** Default `crossEntropy()`. */
  readonly loss?: Loss
  /** Default `adam()`. */
  readonly optimizer?: Optimizer
  /** Default `constant()`. */
  readonly schedule?: Schedule
  /** Clip gradients to this joint L2 norm. Default: no clipping. */
  readonly clipNorm?: number | null
  /** Of the dropout masks. Default 1. */
  readonly seed?: number
  /** Evaluated after every epoch. */
  readonly validation?: Loader
  readonly callbacks?: readonly Callback[]
  /** Abort it to end the run after the step under way. */
  readonly signal?: AbortSignal
  /** Go on from here, with the same data and options, to the same bits as a run that never stopped. */
  readonly resume?: RunState
}

/**
 * The loop. Trains `model` in place and returns what happened, epoch by epoch.
 *
 * @param loader `DataLoader` or anything like it
 * @throws OneloopError `FIT_INVALID` for options out of range, `SHAPE_MISMATCH` for data that does not fit the model,
 *   `CHECKPOINT_MISMATCH` for a `resume` that does not fit the run; whatever the backend's `createEngine` throws
 * @throws the signal's reason once it aborts: the model then holds the last step's parameters
 */
export async function fit(model: Mlp, loader: Loader, options: FitOptions): Promise<History> {
  checkFitOptions(loader, options)
  checkResume(options.resume, model, loader)
  const { backend, epochs, validation, callbacks = [], signal, resume } = options
  const { loss = crossEntropy(), optimizer = adam(), schedule = constant(), clipNorm = null, seed = 1 } = options

  const { layers, parameters } = model
  const maxBatchSize = Math.max(loader.batchSize, validation?.batchSize ?? 0)
  const engine = await backend.createEngine({ layers, parameters, loss, optimizer, clipNorm, maxBatchSize, seed })
  const run = createRun(model, loader, engine, options)
  const check = checkBatches(layers, loss)
  const turn = turns()

  try {
    if (resume !== undefined) await engine.writeState(resume.engine)
    await call('onTrainStart')
    while (run.epoch <= epochs && !isStopped()) {
      if (run.step === 0) await engine.resetTotals()
      await call('onEpochStart')
      await trainEpoch()
      if (run.step < loader.length) break
      run.epochTotals = await engine.readTotals()
      const report = makeReport(run, run.epochTotals, await evaluateEpoch())
      run.history.append(report)
      await engine.resetTotals()
      for (const callback of callbacks) await callback.onEpochEnd?.(run, report)
      if (run.epoch === epochs || isStopped()) break
      Object.assign(run, { epoch: run.epoch + 1, step: 0, seconds: 0, epochTotals: null })
    }
    await call('onTrainEnd')
    if (run.stopReason === ABORTED) throw signal?.reason
    return run.history
  } finally {
    await takeParameters()
    await engine.dispose()
  }

  /** One epoch's steps, from where the run is to the end or to a stop. */
  async function trainEpoch(): Promise<void> {
    let since = performance.now()
    for (const batch of loader.epoch(run.epoch, { fromStep: run.step })) {
      check(batch)
      const step = (run.epoch - 1) * loader.length + run.step
      const position = { step, stepsPerEpoch: loader.length, totalSteps: epochs * loader.length }
      run.learningRate = learningRateAt(schedule, optimizer.learningRate, position)
      const pending = engine.trainStep(batch, run.learningRate)
      if (pending) await pending
      run.step++
      if (turn.isDue()) {
        run.seconds += (performance.now() - since) / 1000
        await turn.give()
        await call('onProgress')
        since = performance.now()
        if (isStopped() && run.step < loader.length) return
      }
    }
    // The time is not over before the device is done.
    await engine.readTotals()
    run.seconds += (performance.now() - since) / 1000
  }

  async function evaluateEpoch(): Promise<Totals | null> {
    if (validation === undefined) return null
    await engine.resetTotals()
    for (const batch of validation.epoch(1)) {
      check(batch)
      const pending = engine.evaluateStep(batch)
      if (pending) await pending
      if (turn.isDue()) await turn.give()
    }
    return engine.readTotals()
  }

  async function call(event: Exclude<keyof Callback, 'onEpochEnd'>): Promise<void> {
    for (const callback of callbacks) await callback[event]?.(run)
  }

  function isStopped(): boolean {
    if (signal?.aborted) run.stop(ABORTED)
    return run.stopReason !== null
  }

  /** Also after an error: a diverged run's guard has put good ones back, and a dead engine has none to give. */
  async function takeParameters(): Promise<void> {
    const state = await engine.readState().catch(() => null)
    for (const [name, data] of Object.entries(state?.parameters ?? {})) parameters[name]!.set(data)
  }
}

const ABORTED = 'aborted'

function makeReport(run: Run, train: Totals, test: Totals | null): EpochReport {
  return {
    epoch: run.epoch,
    loss: train.lossSum / train.batches,
    trainAccuracy: train.correct / train.count,
    validationLoss: test && test.rowLossSum / test.count,
    accuracy: test && test.correct / test.count,
    learningRate: run.learningRate,
    seconds: run.seconds,
  }
}
