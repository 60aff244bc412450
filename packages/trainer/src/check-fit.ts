import {
  checkFields,
  checkRule,
  describeValue,
  type Loader,
  losses,
  lossTargets,
  nearest,
  optimizers,
  type Schedule,
  schedules,
} from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import { invalid } from './fit-error.ts'
import { FIT_OPTION_NAMES, type FitOptions, type ValidationLoader } from './fit-options.ts'
import { CALLBACK_METHODS } from './run.ts'

/**
 * Checks everything that `fit` is handed, before anything is done: plain JavaScript may hand in anything.
 *
 * @throws OneloopError `FIT_INVALID`, `LOSS_INVALID`, `OPTIMIZER_INVALID`, `SCHEDULE_INVALID`
 */
export function checkFit(model: Mlp, loader: Loader, options: FitOptions): void {
  checkModel(model)
  checkLoader('the loader', loader)
  checkFields('fit', options, FIT_OPTION_NAMES, 'FIT_INVALID')
  const { epochs, clipNorm = null, validation, test, loss, optimizer, schedule, callbacks = [], metrics = {} } = options
  const { averageDecay = null } = options
  checkBackend(options.backend)
  if (!Number.isInteger(epochs) || epochs < 1) throw invalid(`epochs is a whole number, at least 1, not ${epochs}`)
  if (clipNorm !== null && !(clipNorm > 0)) throw invalid(`clipNorm is a number above 0, not ${clipNorm}`)
  if (averageDecay !== null && !(averageDecay > 0 && averageDecay < 1)) {
    throw invalid(`averageDecay is a number between 0 and 1, not ${averageDecay}`)
  }
  if (validation !== undefined) checkValidation(validation)
  if (test !== undefined) checkLoader('the test loader', test)
  if (validation !== undefined && test !== undefined) {
    throw invalid('a run has a validation set or a test set to show, not both', 'evaluate() the test set after the run')
  }
  if (loss !== undefined) checkRule('loss', loss, losses, 'LOSS_INVALID')
  if (optimizer !== undefined) checkRule('optimizer', optimizer, optimizers, 'OPTIMIZER_INVALID')
  if (schedule !== undefined) checkSchedule(schedule, test !== undefined)
  checkOutputs(model, loss?.kind ?? 'crossEntropy')
  if (!Array.isArray(callbacks)) throw invalid(`callbacks is an array, not ${describeValue(callbacks)}`)
  for (const callback of callbacks) checkCallback(callback)
  for (const [name, metric] of Object.entries(metrics)) {
    if (typeof metric !== 'function') throw invalid(`metric ${name} is a function, not ${describeValue(metric)}`)
    if (validation === undefined && test === undefined)
      throw invalid(`metric ${name} needs a validation set`, 'give fit a `validation` loader')
  }
}

export function checkModel(model: Mlp): void {
  if (Array.isArray(model?.layers) && typeof model.parameters === 'object') return
  throw invalid(`the model is an Mlp, not ${describeValue(model)}`, 'make one with new Mlp([...])')
}

export function checkLoader(what: string, loader: Loader): void {
  if (typeof loader?.epoch !== 'function' || !Number.isInteger(loader.length) || !(loader.batchSize >= 1)) {
    throw invalid(`${what} is a DataLoader, not ${describeValue(loader)}`, 'make one with new DataLoader(dataset, …)')
  }
  if (loader.length === 0) throw invalid(`${what} has no batches`)
}

export function checkBackend(backend: FitOptions['backend']): void {
  if (typeof backend?.createEngine === 'function') return
  const given = typeof backend === 'function' ? 'the function that makes it' : describeValue(backend)
  throw invalid(`backend is what trains, not ${given}`, 'give one, such as backend: wasm()')
}

function checkValidation(loader: ValidationLoader): void {
  checkLoader('the validation loader', loader)
  // The types say so already, to those who have them.
  if (loader.dataset?.isTest as boolean | undefined) {
    throw invalid(
      'the validation loader has the test part of a split: what stops or picks would look at it',
      'give the validation part, or only show the test part after every epoch: fit(…, { test: loader })',
    )
  }
}

/** Combinators hold other schedules, so those are looked at too. */
function checkSchedule(schedule: Schedule, isTestShown: boolean): void {
  if (schedule?.kind === 'warmup') checkSchedule(schedule.after, isTestShown)
  else if (schedule?.kind === 'sequence') for (const part of schedule.parts) checkSchedule(part.schedule, isTestShown)
  else checkRule('schedule', schedule, schedules, 'SCHEDULE_INVALID')
  const looks = schedule.kind === 'plateau' && schedule.monitor !== 'loss' && schedule.monitor !== 'trainAccuracy'
  if (!(looks && isTestShown)) return
  throw invalid(
    'plateau would lower the learning rate by the test set, which is only shown',
    "give fit a `validation` loader, or watch the training loss: plateau({ monitor: 'loss' })",
  )
}

function checkOutputs(model: Mlp, loss: keyof typeof lossTargets): void {
  const outputs = model.layers.at(-1)?.out ?? 0
  if (lossTargets[loss] !== 'classes' || outputs > 1) return
  throw invalid(
    `with one output, ${loss} has one class, which is always right: nothing can be learnt`,
    'give the network two outputs, or use binaryCrossEntropy() for a yes or no, or meanSquaredError() for a number',
  )
}

function checkCallback(callback: unknown): void {
  if (typeof callback !== 'object' || callback === null) {
    const isMaker = typeof callback === 'function'
    throw invalid(
      `a callback is an object, not ${isMaker ? 'a function' : describeValue(callback)}`,
      isMaker ? `call it: ${callback.name || 'callback'}()` : 'give it methods such as onEpochEnd',
    )
  }
  const methods: readonly string[] = CALLBACK_METHODS
  for (const name of Object.keys(callback)) {
    const near = methods.includes(name) || name === 'name' ? undefined : nearest(name, methods)
    if (near !== undefined) throw invalid(`a callback has no method '${name}'`, `did you mean '${near}'?`)
  }
  if ('memory' in callback && !('name' in callback)) throw invalid('a callback with a memory needs a name')
}
