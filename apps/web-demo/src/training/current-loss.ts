import { epochLoss } from './curves.ts'
import type { PageRun } from './page-run.ts'

/** The loss of the epoch under way so far, or of the last one once it is over: then the same number as its report's. */
export function currentLoss({ samples, reports }: Pick<PageRun, 'samples' | 'reports'>): {
  readonly epoch: number
  readonly loss: number
} | null {
  const sample = samples.at(-1)
  const report = reports.at(-1)
  if (sample !== undefined && sample.epoch > (report?.epoch ?? 0)) {
    return { epoch: sample.epoch, loss: epochLoss(sample) }
  }
  return report === undefined ? null : { epoch: report.epoch, loss: report.loss }
}
