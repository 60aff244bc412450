import { OneloopError } from '../errors/oneloop-error.ts'

/** What one epoch of training came to. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number
  /** Training loss: the sum of the batches' mean losses ÷ the number of batches. */
  readonly loss: number
  /** The part of the validation set's decisions that are right, 0–1. Null without a validation set, and for values. */
  readonly accuracy: number | null
  /** Mean over the rows of the validation set. Null without one. */
  readonly validationLoss: number | null
  /** The part of the decisions on the training batches, as they were learnt, that were right, 0–1. Null for values. */
  readonly trainAccuracy: number | null
  /** At the epoch's last step. */
  readonly learningRate: number
  /** Seconds of training alone: evaluation, callbacks and files are not counted. */
  readonly seconds: number
  /** More figures by name: of values `mae` and `rmse` over the validation set, and whatever a program adds. */
  readonly metrics?: Readonly<Record<string, number>>
}

/** The fixed fields of a report, in the order of a CSV's columns. Metrics come after them. */
export const epochReportFields = [
  'epoch',
  'loss',
  'accuracy',
  'validationLoss',
  'trainAccuracy',
  'learningRate',
  'seconds',
] as const satisfies readonly (keyof EpochReport)[]

export type EpochReportField = (typeof epochReportFields)[number]

const nullable: ReadonlySet<string> = new Set(['accuracy', 'validationLoss', 'trainAccuracy'])
const fractions: ReadonlySet<string> = new Set(['accuracy', 'trainAccuracy'])

/**
 * A report out of anything: every field checked, nothing else kept. A loss may be NaN or infinite: a run may diverge.
 *
 * @param where names the report in the error, `'epoch report 3'`
 * @throws HISTORY_BAD_REPORT
 */
export function checkEpochReport(value: unknown, where: string): EpochReport {
  if (typeof value !== 'object' || value === null) throw badReport(`${where} is not an object`)
  const fields = value as Readonly<Record<string, unknown>>
  const number = (name: EpochReportField): number => {
    const field = fields[name]
    if (typeof field !== 'number') throw badReport(`${name} of ${where} is ${describe(field)}, not a number`)
    if (fractions.has(name) && !(field >= 0 && field <= 1))
      throw badReport(`${name} of ${where} is ${field}, not 0 to 1`)
    return field + 0 // -0 has no text that reads back
  }
  const numberOrNull = (name: EpochReportField) => (nullable.has(name) && fields[name] === null ? null : number(name))
  const report: EpochReport = {
    epoch: number('epoch'),
    loss: number('loss'),
    accuracy: numberOrNull('accuracy'),
    validationLoss: numberOrNull('validationLoss'),
    trainAccuracy: numberOrNull('trainAccuracy'),
    learningRate: number('learningRate'),
    seconds: number('seconds'),
    ...checkMetrics(fields['metrics'], where),
  }
  if (!Number.isInteger(report.epoch) || report.epoch < 1) {
    throw badReport(`epoch of ${where} is ${report.epoch}, not an integer from 1`)
  }
  return report
}

function checkMetrics(value: unknown, where: string): Pick<EpochReport, 'metrics'> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null)
    throw badReport(`metrics of ${where} is ${describe(value)}, not an object`)
  const metrics: Record<string, number> = {}
  for (const [name, figure] of Object.entries(value)) {
    if (typeof figure !== 'number') throw badReport(`${name} of ${where} is ${describe(figure)}, not a number`)
    // A CSV has its columns' names in one line, with commas between them.
    if (!/^[A-Za-z][\w.@ -]{0,63}$/.test(name) || isFixed(name))
      throw badReport(`'${name.slice(0, 64)}' can't name a metric of ${where}`)
    metrics[name] = figure + 0
  }
  return Object.keys(metrics).length === 0 ? {} : { metrics: Object.freeze(metrics) }
}

const isFixed = (name: string) => (epochReportFields as readonly string[]).includes(name)

export function badReport(message: string, cause?: unknown): OneloopError {
  return new OneloopError(message, {
    code: 'HISTORY_BAD_REPORT',
    fix: 'see EpochReport of @oneloop/core',
    cause,
  })
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 40)}'` : value === null ? 'null' : typeof value
}
