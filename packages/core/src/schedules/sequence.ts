import { OneloopError } from '../errors/oneloop-error.ts'
import { checkScheduleOptions } from './check.ts'
import type { Sequence, SequencePart } from './schedule.ts'

/**
 * One schedule after another. Each sees only its own epochs: a `cosine()` in the second part falls over the epochs of the
 * second part. PyTorch's `SequentialLR`.
 *
 * @example sequence([{ epochs: 2, schedule: constant() }, { epochs: 8, schedule: cosine() }])
 * @throws OneloopError `SCHEDULE_INVALID`
 */
export function sequence(parts: readonly SequencePart[]): Sequence {
  if (!Array.isArray(parts) || parts.length === 0) {
    throw new OneloopError('schedule sequence takes a list of at least one part', { code: 'SCHEDULE_INVALID' })
  }
  for (const { epochs } of parts) {
    checkScheduleOptions('sequence', { epochs }, { epochs: [1, Number.MAX_SAFE_INTEGER, 'integer'] })
  }
  return { kind: 'sequence', parts }
}
