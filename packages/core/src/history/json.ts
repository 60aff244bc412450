import { badReport, checkEpochReport, type EpochReport, epochReportFields } from './epoch-report.ts'

/** A history as JSON. JSON has no NaN or infinity: they are the strings `'NaN'`, `'Infinity'`, `'-Infinity'`. */
export interface HistoryJson {
  readonly version: 1
  readonly epochs: readonly Readonly<Record<keyof EpochReport, number | string | null>>[]
}

export function toJson(epochs: readonly EpochReport[]): HistoryJson {
  return { version: 1, epochs: epochs.map((report) => mapFields(report, encode)) }
}

export function fromJson(value: unknown): EpochReport[] {
  if (typeof value !== 'object' || value === null || !('epochs' in value) || !Array.isArray(value.epochs)) {
    throw badReport('history has no list of epochs')
  }
  if (!('version' in value) || value.version !== 1) throw badReport('history is not of version 1')
  return value.epochs.map((report: unknown, i) => {
    const where = `epoch report ${i + 1}`
    if (typeof report !== 'object' || report === null) throw badReport(`${where} is not an object`)
    return checkEpochReport(mapFields(report as Readonly<Record<keyof EpochReport, unknown>>, decode), where)
  })
}

function mapFields<T, U>(
  report: Readonly<Record<keyof EpochReport, T>>,
  map: (value: T) => U,
): Record<keyof EpochReport, U> {
  return Object.fromEntries(epochReportFields.map((field) => [field, map(report[field])])) as Record<
    keyof EpochReport,
    U
  >
}

function encode(value: number | null): number | string | null {
  return value === null || Number.isFinite(value) ? value : String(value)
}

function decode(value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value
}
