import { type Metric, type Monitor, OneloopError, type Targets, unknownName } from '@oneloop/core'
import type { Preprocessing, Task } from '@oneloop/data'
import {
  argMax,
  averagePrecision,
  balancedAccuracy,
  brierScore,
  ConfusionMatrix,
  logLoss,
  matthewsCorrelation,
  meanAbsoluteError,
  r2Score,
  rocAuc,
  rootMeanSquaredError,
  topK,
} from '@oneloop/metrics'
import { inOwnUnits } from '../../table/in-own-units.ts'
import { kebab } from '../options.ts'

interface NamedMetric {
  readonly metric: Metric
  readonly tasks: readonly Task[]
  /** Which is better. */
  readonly mode: 'min' | 'max'
  /** For people. */
  readonly label: string
}

const classes = ['classification'] as const
const decisions = ['classification', 'multilabel'] as const
const values = ['regression'] as const

/** What `--metrics` and `--monitor` may name. */
export const namedMetrics: Readonly<Record<string, NamedMetric>> = {
  auc: { metric: rocAuc, tasks: decisions, mode: 'max', label: 'AUC' },
  averagePrecision: { metric: averagePrecision, tasks: decisions, mode: 'max', label: 'Average precision' },
  balancedAccuracy: { metric: balancedAccuracy, tasks: decisions, mode: 'max', label: 'Balanced accuracy' },
  brier: { metric: brierScore, tasks: decisions, mode: 'min', label: 'Brier score' },
  f1: { metric: macroF1, tasks: classes, mode: 'max', label: 'F1' },
  logLoss: { metric: logLoss, tasks: decisions, mode: 'min', label: 'Log loss' },
  mae: { metric: meanAbsoluteError, tasks: values, mode: 'min', label: 'MAE' },
  matthews: { metric: matthewsCorrelation, tasks: decisions, mode: 'max', label: 'Matthews correlation' },
  r2: { metric: r2Score, tasks: values, mode: 'max', label: 'R²' },
  rmse: { metric: rootMeanSquaredError, tasks: values, mode: 'min', label: 'RMSE' },
  top5: { metric: topK(5), tasks: classes, mode: 'max', label: 'Top-5 accuracy' },
}

/** The mean of the F1 of each class, as scikit-learn's `f1_score` with `average="macro"`. */
function macroF1(outputs: Float32Array, targets: Targets): number {
  const perRow = outputs.length / targets.data.length
  const scores = ConfusionMatrix.from(argMax(outputs, perRow), targets.data as Uint8Array, perRow).perClass()
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length
}

/** Figures of an epoch's report besides the metrics. */
const FIELDS = ['validationLoss', 'loss', 'accuracy', 'trainAccuracy'] as const

/** Of a regression, what every report has. */
const ALWAYS: Readonly<Record<Task, readonly string[]>> = {
  classification: [],
  multilabel: [],
  regression: ['mae', 'rmse'],
}

/**
 * The names of the metrics that a run reports: those asked for, the one that is monitored, and of a regression `mae` and
 * `rmse`.
 *
 * @throws OneloopError `OPTION_INVALID` for one of another task, `UNKNOWN_NAME`
 */
export function reportedMetrics(task: Task, asked: readonly string[], monitor: string): readonly string[] {
  const isField = (FIELDS as readonly string[]).includes(monitor)
  const names = [...new Set([...ALWAYS[task], ...asked, ...(isField ? [] : [monitor])])]
  for (const name of names) checkMetric(name, task, asked.includes(name) ? '--metrics' : '--monitor')
  return names
}

function checkMetric(name: string, task: Task, option: string): void {
  const found = Object.hasOwn(namedMetrics, name) ? namedMetrics[name] : undefined
  if (found?.tasks.includes(task)) return
  const known = Object.keys(namedMetrics).filter((other) => namedMetrics[other]!.tasks.includes(task))
  const fields = option === '--monitor' ? fieldsOf(task) : []
  const fit = [...fields, ...known].map(kebab)
  if (found === undefined) {
    throw new OneloopError(`${option}: ${unknownName('metric', kebab(name), fit)}`, { code: 'UNKNOWN_NAME' })
  }
  throw new OneloopError(`${option} ${kebab(name)} is not for ${task}`, {
    code: 'OPTION_INVALID',
    fix: `use one of ${fit.join(', ')}`,
  })
}

const fieldsOf = (task: Task) =>
  FIELDS.filter((field) => task !== 'regression' || (field !== 'accuracy' && field !== 'trainAccuracy'))

/** The metrics themselves, by name. Values are in the target's own units. */
export function metricsOf(names: readonly string[], preprocessing: Preprocessing | null): Record<string, Metric> {
  const own = (metric: Metric): Metric => {
    return (outputs, targets) =>
      targets.kind === 'values'
        ? metric(inOwnUnits(outputs, preprocessing), { ...targets, data: inOwnUnits(targets.data, preprocessing) })
        : metric(outputs, targets)
  }
  return Object.fromEntries(names.map((name) => [name, own(namedMetrics[name]!.metric)]))
}

/** @throws OneloopError `OPTION_INVALID`, `UNKNOWN_NAME`: see `reportedMetrics` */
export function monitorFor(name: string, task: Task): Monitor {
  const field = FIELDS.find((known) => known === name)
  if (field === undefined) {
    checkMetric(name, task, '--monitor')
    return { metric: name, mode: namedMetrics[name]!.mode }
  }
  if (fieldsOf(task).includes(field)) return field
  throw new OneloopError(`--monitor ${kebab(field)} is not for ${task}`, {
    code: 'OPTION_INVALID',
    fix: 'use validation-loss, mae, rmse or r2',
  })
}

/** `AUC: 0.9876`, `MAE: 43.123`, `Accuracy: 97.30%`: a figure by its name in a report or among scores. */
export function figureText(name: string, value: number): string {
  if (name === 'accuracy') return `Accuracy: ${(value * 100).toFixed(2)}%`
  if (name === 'loss') return `Loss: ${value.toFixed(4)}`
  const isOfUnits = name === 'mae' || name === 'rmse'
  const label = Object.hasOwn(namedMetrics, name) ? namedMetrics[name]!.label : name
  return `${label}: ${isOfUnits ? inUnits(value) : value.toFixed(4)}`
}

/** A figure in the target's own units, with as many digits as say something. */
export const inUnits = (value: number) => String(Number(value.toPrecision(5)))

/** A parser of `--monitor` for commander: any spelling of a name; whether the task has it is seen later. */
export function monitorName(text: string): string {
  return metricName('--monitor', [...FIELDS, ...Object.keys(namedMetrics)])(text)
}

/** A parser of `--metrics` for commander. */
export function metricNames(text: string): string[] {
  return text.split(',').map(metricName('--metrics', Object.keys(namedMetrics)))
}

function metricName(option: string, known: readonly string[]): (text: string) => string {
  return (text) => {
    const found = known.find((name) => kebab(name) === kebab(text.trim()))
    if (found !== undefined) return found
    throw new OneloopError(`${option}: ${unknownName('metric', text, known.map(kebab))}`, { code: 'UNKNOWN_NAME' })
  }
}
