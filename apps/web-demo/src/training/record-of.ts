import type { RunRecord } from './run-record.ts'
import { accuracyOf, type RunState } from './run-state.ts'

/** What there is to keep of the run in view; null when it has learnt nothing yet. */
export function recordOf(state: RunState): RunRecord | null {
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
