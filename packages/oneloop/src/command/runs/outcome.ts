import type { EpochReport, History } from '@oneloop/core'

/** A column of a table of runs: its heading, and what a run has there. */
export interface OutcomeColumn {
  readonly head: string
  readonly cell: (history: History) => string
}

/** What came out of runs: of each figure that any of them has, the last epoch's; then the best, and the time. */
export function outcomeColumns(histories: readonly History[]): OutcomeColumn[] {
  const epochs = histories.flatMap((history) => history.epochs)
  const has = (value: (report: EpochReport) => number | null) => epochs.some((report) => value(report) !== null)
  const metrics = [...new Set(epochs.flatMap((report) => Object.keys(report.metrics ?? {})))]
  const ofLast = (head: string, words: (report: EpochReport) => string): OutcomeColumn => ({
    head,
    cell: ({ epochs: own }) => (own.length === 0 ? '–' : words(own.at(-1)!)),
  })
  return [
    { head: 'epoch', cell: ({ epochs: own }) => String(own.at(-1)?.epoch ?? 0) },
    ofLast('training loss', ({ loss }) => figure(loss)),
    ...(has((report) => report.validationLoss)
      ? [
          ofLast('validation loss', ({ validationLoss }) => figure(validationLoss)),
          { head: 'least', cell: (history: History) => bestLoss(history) },
        ]
      : []),
    ...(has((report) => report.accuracy)
      ? [
          ofLast('accuracy', ({ accuracy }) => percent(accuracy)),
          { head: 'best', cell: (history: History) => bestAccuracy(history) },
        ]
      : []),
    ...metrics.map((name) => ofLast(name, (report) => figure(report.metrics?.[name] ?? null))),
    {
      head: 'seconds',
      cell: ({ epochs: own }) => own.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
    },
  ]
}

function bestLoss(history: History): string {
  const best = history.best('validationLoss')
  return best === undefined ? '–' : `${figure(best.validationLoss)} @${best.epoch}`
}

function bestAccuracy(history: History): string {
  const best = history.best('accuracy')
  return best === undefined ? '–' : `${percent(best.accuracy)} @${best.epoch}`
}

/** Four digits behind the point as in the epoch's line, or as many as tell a small or a large number. */
function figure(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  return size !== 0 && (size < 0.001 || size >= 1e6) ? value.toExponential(3) : value.toFixed(4)
}

const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(2)}%`)
