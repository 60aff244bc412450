import { OneloopError } from '../errors/oneloop-error.ts'

/** What one epoch of training came to. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number
  /** Training loss: the sum of the batches' mean losses ÷ the number of batches. */
  readonly loss: number
  /** Of the validation set after the epoch, 0–1. Null where there is none. */
  readonly accuracy: number | null
  /** Mean over the rows of the validation set. Null where there is none. */
  readonly validationLoss: number | null
  /** Of the training batches as they were learnt, 0–1. */
  readonly trainAccuracy: number
  /** At the epoch's last step. */
  readonly learningRate: number
  /** Of training alone: evaluation, callbacks and files are not counted. */
  readonly seconds: number
}

/** The fields of a report, in the order of a CSV's columns. */
export const epochReportFields = [
  'epoch',
  'loss',
  'accuracy',
  'validationLoss',
  'trainAccuracy',
  'learningRate',
  'seconds',
] as const satisfies readonly (keyof EpochReport)[]

const nullable: ReadonlySet<string> = new Set(['accuracy', 'validationLoss'])
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
  const number = (name: keyof EpochReport): number => {
    const field = fields[name]
    if (typeof field !== 'number') throw badReport(`${name} of ${where} is ${describe(field)}, not a number`)
    if (fractions.has(name) && !(field >= 0 && field <= 1))
      throw badReport(`${name} of ${where} is ${field}, not 0 to 1`)
    return field + 0 // -0 has no text that reads back
  }
  const numberOrNull = (name: keyof EpochReport) => (nullable.has(name) && fields[name] === null ? null : number(name))
  const report: EpochReport = {
    epoch: number('epoch'),
    loss: number('loss'),
    accuracy: numberOrNull('accuracy'),
    validationLoss: numberOrNull('validationLoss'),
    trainAccuracy: number('trainAccuracy'),
    learningRate: number('learningRate'),
    seconds: number('seconds'),
  }
  if (!Number.isInteger(report.epoch) || report.epoch < 1) {
    throw badReport(`epoch of ${where} is ${report.epoch}, not an integer from 1`)
  }
  return report
}

export function badReport(message: string, cause?: unknown): OneloopError {
  return new OneloopError(message, {
    code: 'HISTORY_BAD_REPORT',
    fix: 'see EpochReport of @oneloop/metrics',
    cause,
  })
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 40)}'` : value === null ? 'null' : typeof value
}
