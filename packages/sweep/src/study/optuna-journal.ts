import type { Parameter, ParameterValue } from '../space/parameter.ts'
import type { Trial } from './progress.ts'
import type { Study } from './study.ts'

// What Optuna 5's JournalStorage calls its operations, and its states of trials.
const [CREATE_STUDY, SET_STUDY_SYSTEM_ATTRIBUTE, CREATE_TRIAL] = [0, 3, 4]
const [COMPLETE, PRUNED, FAIL, WAITING] = [1, 2, 3, 4]
const [MINIMIZE, MAXIMIZE] = [1, 2]

/**
 * The study as a journal of Optuna: `optuna-dashboard` shows it, and `JournalStorage(JournalFileBackend(file))` reads it. Trials that
 * halving ended are pruned there, those that diverged have failed. It has no times: nothing in it depends on who trained, or when.
 *
 * @param options `name` of the study; `told`: what else to say of a trial, as Optuna's user attributes
 */
export function optunaJournal(
  study: Study,
  trials: readonly Trial[],
  options: { readonly name: string; readonly told?: (trial: Trial) => Readonly<Record<string, string>> },
): string {
  const { name, told = () => ({}) } = options
  const { metric, direction } = study.objective
  const directions = [direction === 'minimize' ? MINIMIZE : MAXIMIZE]
  const lines = [
    { op_code: CREATE_STUDY, study_name: name, directions },
    { op_code: SET_STUDY_SYSTEM_ATTRIBUTE, study_id: 0, system_attr: { 'study:metric_names': [metric] } },
    ...trials.map((trial) => created(study, trial, told(trial))),
  ]
  return lines.map((line) => `${JSON.stringify({ ...line, worker_id: 'oneloop' })}\n`).join('')
}

function created(study: Study, trial: Trial, told: Readonly<Record<string, string>>) {
  const { settings, score, weightsSha256 } = trial
  const names = Object.keys(study.space).filter((name) => settings[name] !== undefined)
  const digests = weightsSha256.filter((digest) => digest !== null).join(' ')
  return {
    ...{ op_code: CREATE_TRIAL, study_id: 0, datetime_start: null, state: stateOf(study, trial) },
    ...{ value: score, values: null, system_attrs: {} },
    distributions: Object.fromEntries(names.map((name) => [name, JSON.stringify(distribution(study.space[name]!))])),
    params: Object.fromEntries(names.map((name) => [name, inner(study.space[name]!, settings[name]!)])),
    user_attrs: { ...(digests === '' ? {} : { weightsSha256: digests }), ...told },
    intermediate_values: Object.fromEntries(meanCurve(trial)),
  }
}

function stateOf(study: Study, { rung, epochs, score }: Trial): number {
  if (rung < 0) return WAITING
  if (score === null) return FAIL
  return epochs === study.epochs ? COMPLETE : PRUNED
}

/** The mean over the seeds after each epoch, from 1. */
function meanCurve({ curves, epochs, score }: Trial): [epoch: number, mean: number][] {
  const length = Math.min(...curves.map((curve) => curve.length))
  if (curves.length === 0 || length === 0) return score === null ? [] : [[epochs, score]]
  return Array.from({ length }, (_, i): [number, number] => {
    const values = curves.map((curve) => curve[i] ?? Number.NaN)
    return [i + 1, values.reduce((sum, value) => sum + value, 0) / values.length]
  }).filter(([, mean]) => Number.isFinite(mean))
}

function distribution(parameter: Parameter) {
  if (parameter.kind === 'choice') {
    return { name: 'CategoricalDistribution', attributes: { choices: parameter.values } }
  }
  const { min: low, max: high, log } = parameter
  const step = parameter.kind === 'float' ? null : 1
  const name = parameter.kind === 'float' ? 'FloatDistribution' : 'IntDistribution'
  return { name, attributes: { step, low, high, log } }
}

/** A choice is kept by its place among the others. */
function inner(parameter: Parameter, value: ParameterValue): number {
  return parameter.kind === 'choice' ? parameter.values.indexOf(value) : Number(value)
}
