import { adam, constant, crossEntropy, type History, type Loader, learningRateAt, type Totals } from '@oneloop/core'
import { checkBatches } from '@oneloop/core/engine'
import type { Mlp } from '@oneloop/mlp-model'
import { checkFit } from './check-fit.ts'
import { checkResume } from './check-resume.ts'
import { closeAll } from './close-all.ts'
import { createRun } from './create-run.ts'
import type { FitOptions } from './fit-options.ts'
import { makeReport } from './make-report.ts'
import { measure } from './measure.ts'
import { resolveParameterRules } from './parameter-rules.ts'
import { turns } from './turn.ts'
import { weightAverage } from './weight-average.ts'

/**
 * The loop. Trains `model` in place and returns what happened, epoch by epoch.
 *
 * @param loader `DataLoader` or anything like it
 * @throws OneloopError `FIT_INVALID` for options out of range, `SHAPE_MISMATCH` for data that does not fit the model,
 *   `CHECKPOINT_MISMATCH` for a `resume` that does not fit the run; whatever the backend's `createEngine` throws
 * @throws the signal's reason once it aborts: the model then holds the last step's parameters
 */
export async function fit(model: Mlp, loader: Loader, options: FitOptions): Promise<History> {
  checkFit(model, loader, options)
  const { backend, epochs, metrics = {}, averageDecay = null, callbacks = [], signal, resume } = options
  const validation = options.validation ?? options.test
  const { loss = crossEntropy(), optimizer = adam(), schedule = constant(), clipNorm = null, seed = 1 } = options
  checkResume(resume, model, loader, optimizer, averageDecay)
  const check = checkBatches(model.layers, loss)
  checkFirstBatch(loader)
  checkFirstBatch(validation)

  const { layers, parameters } = model
  const maxBatchSize = Math.max(loader.batchSize, validation?.batchSize ?? 0)
  const parameterRules = resolveParameterRules(options.parameterRules ?? {}, Object.keys(parameters), optimizer)
  const program = { layers, parameters, loss, optimizer, clipNorm, maxBatchSize, seed, parameterRules }
  const engine = await backend.createEngine(program)
  const average = weightAverage(engine, averageDecay, resume)
  const run = createRun(model, loader, engine, average, options)
  const hasStepHooks = callbacks.some((callback) => callback.onStep)
  const turn = turns()

  try {
    if (resume !== undefined) await engine.writeState(resume.engine)
    run.recallMemories()
    await run.updateModel()
    await call('onTrainStart')
    while (run.epoch <= epochs && !isStopped()) {
      if (run.stepInEpoch === 0) await engine.resetTotals()
      await call('onEpochStart')
      await trainEpoch()
      if (run.stepInEpoch < loader.length) break
      run.epochTotals = await engine.readTotals()
      await average.show()
      run.isModelStale = true
      const report = makeReport(run, loss, run.epochTotals, await evaluateEpoch(), await measureEpoch())
      run.history.append(report)
      await engine.resetTotals()
      if (callbacks.length > 0) await run.updateModel()
      for (const callback of callbacks) await callback.onEpochEnd?.(run, report)
      await average.hide()
      for (const callback of callbacks) await callback.onEpochDone?.(run, report)
      if (run.epoch === epochs || isStopped()) break
      Object.assign(run, { epoch: run.epoch + 1, stepInEpoch: 0, seconds: 0, epochTotals: null })
    }
    if (!run.isAborted) await average.show()
    run.isModelStale = true
    await run.updateModel()
    await call('onTrainEnd')
    if (run.isAborted) throw signal?.reason
    return run.history
  } finally {
    try {
      await closeAll(callbacks)
    } finally {
      // Also after an error: a diverged run's guard has said which parameters are good. A dead engine has none to give.
      run.isModelStale = true
      await run.updateModel().catch(() => null)
      await engine.dispose()
    }
  }

  /** One epoch's steps, from where the run is to the end or to a stop. */
  async function trainEpoch(): Promise<void> {
    let since = performance.now()
    for (const batch of loader.epoch(run.epoch, { fromStep: run.stepInEpoch })) {
      check(batch)
      const step = (run.epoch - 1) * loader.length + run.stepInEpoch
      const position = { step, stepsPerEpoch: loader.length, totalSteps: epochs * loader.length }
      run.learningRate = learningRateAt(schedule, optimizer.learningRate, position, run.history.epochs)
      const pending = engine.trainStep(batch, run.learningRate)
      if (pending) await pending
      run.stepInEpoch++
      run.isModelStale = true
      if (average.isOn) await average.update()
      if (hasStepHooks) {
        run.seconds += (performance.now() - since) / 1000
        for (const callback of callbacks) await callback.onStep?.(run, batch)
        since = performance.now()
      }
      if (turn.isDue() || (hasStepHooks && isStopped())) {
        run.seconds += (performance.now() - since) / 1000
        await turn.give()
        await call('onProgress')
        since = performance.now()
        if (isStopped() && run.stepInEpoch < loader.length) return
      }
    }
    // The time is not over before the device is done.
    await engine.readTotals()
    run.seconds += (performance.now() - since) / 1000
  }

  /** Batches of a loader share their dataset, so this sees all of it before the first step. */
  function checkFirstBatch(from: Loader | undefined): void {
    for (const batch of from?.epoch(1) ?? []) {
      check(batch)
      break
    }
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

  async function measureEpoch(): Promise<Record<string, number>> {
    return validation === undefined ? {} : measure(engine, validation, metrics, turn)
  }

  async function call(event: 'onTrainStart' | 'onEpochStart' | 'onProgress' | 'onTrainEnd'): Promise<void> {
    for (const callback of callbacks) await callback[event]?.(run)
  }

  function isStopped(): boolean {
    if (signal?.aborted) run.abort()
    return run.stopReason !== null
  }
}
