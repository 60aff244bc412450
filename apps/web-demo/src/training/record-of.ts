import { accuracyOf, type PageRun } from './page-run.ts'
import type { RunRecord } from './run-record.ts'

/** What there is to keep of the run in view; null when it has learnt nothing yet. */
export function recordOf(state: PageRun): RunRecord | null {
  const { id, origin, config, model, reports, samples, device, weightsSha256, checkpoint } = state
  if (id === null || origin.kind === 'untrained') return null
  return {
    id,
    origin: origin.kind === 'run' ? { kind: 'run', config } : origin,
    model,
    reports,
    samples,
    device,
    accuracy: accuracyOf(state),
    weightsSha256,
    checkpoint,
  }
}
