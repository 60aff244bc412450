import { fromCsv, toCsv } from './csv.ts'
import { badReport, checkEpochReport, type EpochReport } from './epoch-report.ts'
import { fromJson, type HistoryJson, toJson } from './json.ts'
import { isBetter, type Monitor, score } from './monitor.ts'

/** The reports of a run's epochs, in order. */
export class History {
  readonly #epochs: EpochReport[] = []

  /** @throws HISTORY_BAD_REPORT */
  constructor(epochs: Iterable<EpochReport> = []) {
    for (const report of epochs) this.append(report)
  }

  get epochs(): readonly EpochReport[] {
    return this.#epochs
  }

  /**
   * Adds a copy of the report.
   *
   * @throws HISTORY_BAD_REPORT when a field is not what `EpochReport` says, or the epoch does not follow the last
   */
  append(report: EpochReport): this {
    const checked = checkEpochReport(report, 'the report')
    const last = this.#epochs.at(-1)
    if (last !== undefined && checked.epoch <= last.epoch) {
      throw badReport(`epoch ${checked.epoch} does not come after epoch ${last.epoch}`)
    }
    this.#epochs.push(Object.freeze(checked))
    return this
  }

  /** The epoch that is best in the monitored figure, the first of equals; undefined where none has the figure. */
  best(monitor: Monitor): EpochReport | undefined {
    let best: EpochReport | undefined
    for (const report of this.#epochs) {
      if (isBetter(score(report, monitor), best === undefined ? null : score(best, monitor))) best = report
    }
    return best
  }

  /** Plain data for `JSON.stringify`; `fromJSON` reads it back to the same bits. */
  toJSON(): HistoryJson {
    return toJson(this.#epochs)
  }

  /**
   * @param value what `JSON.parse` gave
   * @throws HISTORY_BAD_REPORT
   */
  static fromJSON(value: unknown): History {
    return new History(fromJson(value))
  }

  /** A header row, then one row an epoch. */
  toCSV(): string {
    return toCsv(this.#epochs)
  }

  /** @throws HISTORY_BAD_REPORT */
  static fromCSV(text: string): History {
    return new History(fromCsv(text))
  }
}
