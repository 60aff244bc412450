import { badReport, checkEpochReport, type EpochReport } from './epoch-report.ts'

/** A history as JSON. JSON has no NaN or infinity: they are the strings `'NaN'`, `'Infinity'`, `'-Infinity'`. */
export interface HistoryJson {
  readonly version: 1
  readonly epochs: readonly Readonly<Record<string, JsonField>>[]
}

type JsonField = number | string | null | Readonly<Record<string, number | string>>

export function toJson(epochs: readonly EpochReport[]): HistoryJson {
  return { version: 1, epochs: epochs.map((report) => mapValues(report, encode)) }
}

export function fromJson(value: unknown): EpochReport[] {
  if (typeof value !== 'object' || value === null || !('epochs' in value) || !Array.isArray(value.epochs)) {
    throw badReport('history has no list of epochs')
  }
  if (!('version' in value) || value.version !== 1) throw badReport('history is not of version 1')
  return value.epochs.map((report: unknown, i) => {
    const where = `epoch report ${i + 1}`
    if (typeof report !== 'object' || report === null) throw badReport(`${where} is not an object`)
    return checkEpochReport(mapValues(report, decode), where)
  })
}

function mapValues<T>(fields: object, map: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value)]))
}

function encode(value: unknown): JsonField {
  if (typeof value === 'object' && value !== null) return mapValues(value, encode) as Record<string, number | string>
  return value === null || Number.isFinite(value) ? (value as number | null) : String(value)
}

function decode(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, figure]) => [name, decodeNumber(figure)]))
  }
  return decodeNumber(value)
}

function decodeNumber(value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value
}
