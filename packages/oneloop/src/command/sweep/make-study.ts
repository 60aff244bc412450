import { basename, resolve } from 'node:path'
import { OneloopError, unknownName } from '@oneloop/core'
import { defineStudy, type Objective, type Parameter, type Space, type Study } from '@oneloop/sweep'
import type { Output } from '../output.ts'
import { namedMetrics } from '../training/metrics-option.ts'
import { planRun } from '../training/plan.ts'
import { ownVersion } from '../version.ts'
import type { SweepTask } from './task.ts'
import { parseTrialOptions, type TrialOptions } from './trial-options.ts'

/** What a study is asked for. */
export interface StudyRequest {
  /** null for data by name. */
  readonly file: string | null
  /** What every trial is told. */
  readonly options: TrialOptions
  /** How they are searched: as `defineStudy` takes it. */
  readonly search: Pick<Study, 'space' | 'trials'> &
    Partial<Pick<Study, 'sampler' | 'seed' | 'seeds' | 'halving' | 'epochs'>>
  /** A score of the validation part, as a run reports it. */
  readonly metric: string
}

/** What may differ between trials that are compared: the data, and what they are judged by, are the same for all. */
const SEARCHABLE = [
  ...['hidden', 'activation', 'dropout', 'batch-size', 'accumulate', 'lr', 'optimizer', 'schedule', 'loss'],
  ...['label-smoothing', 'class-weights', 'weight-decay', 'no-bias-decay', 'clip', 'ema', 'balance', 'augment', 'keep'],
  'seed',
]
/** These change what a loss of 1 means. */
const OF_THE_LOSS = ['loss', 'label-smoothing', 'class-weights']

/** Where nothing is held back by itself. */
const HELD_BACK = '0.1'

/**
 * The study that is asked for, with everything decided that its trials have in common, and everything checked that can be.
 *
 * @throws OneloopError `STUDY_INVALID`, `OPTION_INVALID`, `UNKNOWN_NAME`; what readers of data throw
 */
export async function makeStudy(request: StudyRequest, output: Output): Promise<Study> {
  const { file, search, metric } = request
  const { epochs: ownEpochs, ...options } = withMetric(request.options, metric)
  const halving = search.halving ?? null
  checkSearch(search.space, options, metric)
  if (halving !== null) refuseWithHalving(options, search.space)
  const common: TrialOptions = {
    ...(file === null ? { data: 'mnist', validation: HELD_BACK } : {}),
    'split-seed': String(options['seed'] ?? 1),
    ...(halving === null ? {} : { 'early-stopping': 'off' }),
    ...options,
  }
  const asked = { ...common, ...(ownEpochs === undefined ? {} : { epochs: ownEpochs }) }
  const { config, data } = await planRun({ file, given: parseTrialOptions(asked) }, null, output)
  if (data.parts.validation === null) {
    throw new OneloopError('a study is judged by a validation part, and there is none', {
      code: 'STUDY_INVALID',
      fix: 'give --validation 0.1',
    })
  }
  const { earlyStopping, dataSha256 } = config
  const task: SweepTask = {
    file: file === null ? null : basename(resolve(file)),
    // The default would depend on a setting that is searched.
    options: { 'early-stopping': earlyStopping === null ? 'off' : String(earlyStopping), ...common },
    dataSha256,
    version: ownVersion(),
  }
  const objective = objectiveOf(metric)
  return defineStudy({ ...search, epochs: search.epochs ?? config.epochs, objective, task })
}

function withMetric(options: TrialOptions, metric: string): TrialOptions {
  if (!Object.hasOwn(namedMetrics, metric)) return options
  const named = options['metrics'] === undefined ? [] : String(options['metrics']).split(',')
  return named.includes(metric) ? options : { ...options, metrics: [...named, metric].join(',') }
}

function objectiveOf(metric: string): Objective {
  if (metric === 'loss') return { metric, direction: 'minimize' }
  if (metric === 'accuracy') return { metric, direction: 'maximize' }
  const known = namedMetrics[metric]
  if (known !== undefined) return { metric, direction: known.mode === 'min' ? 'minimize' : 'maximize' }
  const names = ['loss', 'accuracy', ...Object.keys(namedMetrics)]
  throw new OneloopError(unknownName('objective', metric, names), { code: 'UNKNOWN_NAME' })
}

/** Every end of every range, and every choice, is something that a run can be told. */
function checkSearch(space: Space, options: TrialOptions, metric: string): void {
  for (const [name, parameter] of Object.entries(space)) {
    if (!SEARCHABLE.includes(name)) {
      throw new OneloopError(unknownName('setting to search', name, SEARCHABLE), { code: 'UNKNOWN_NAME' })
    }
    if (metric === 'loss' && OF_THE_LOSS.includes(name)) {
      throw new OneloopError(`--search ${name} changes the loss that trials are compared by`, {
        code: 'STUDY_INVALID',
        fix: 'choose another score with --objective, such as accuracy',
      })
    }
    if (options[name] !== undefined) {
      throw new OneloopError(`--${name} is given, and searched`, {
        code: 'STUDY_INVALID',
        fix: 'leave one of both out',
      })
    }
    for (const value of extremes(parameter)) parseTrialOptions({ [name]: value })
  }
}

function extremes(parameter: Parameter) {
  return parameter.kind === 'choice' ? parameter.values : [parameter.min, parameter.max]
}

/** A rung ends a run before its last epoch: what follows from the number of epochs would be another run's. */
function refuseWithHalving(options: TrialOptions, space: Space): void {
  const refuse = (what: string, fix: string) => {
    throw new OneloopError(`${what} does not go with --halving`, { code: 'STUDY_INVALID', fix })
  }
  if (options['early-stopping'] !== undefined && options['early-stopping'] !== 'off')
    refuse('--early-stopping', 'halving stops what is no good: leave it out')
  const { schedule } = space
  const schedules = [options['schedule'], ...(schedule?.kind === 'choice' ? schedule.values : [])]
  const ending = schedules.find((each) => /cosine|one-?cycle|polynomial/i.test(String(each ?? '')))
  if (ending !== undefined) refuse(`--schedule ${ending}, which ends with the run,`, 'use one that does not')
}
