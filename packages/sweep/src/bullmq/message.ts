import { OneloopError } from '@oneloop/core'
import { constant, type Decoder, exact, unknown } from 'decoders'
import { checkData } from '../check-data.ts'
import { trialCount } from '../samplers/index.ts'
import { decodeJob, type Job } from '../study/job.ts'
import { decodeStudy, type Study } from '../study/study.ts'

/** What a queue carries: data alone. */
export interface Message {
  readonly version: 1
  readonly study: Study
  readonly job: Job
}

const decoder: Decoder<{ version: 1; study: unknown; job: Job }> = exact({
  version: constant(1),
  study: unknown,
  job: decodeJob,
}).transform(({ version, study = null, job }) => ({ version, study, job }))

/** Checks what came from a queue: unknown fields are refused. @throws OneloopError `STUDY_INVALID` */
export function decodeMessage(value: unknown): Message {
  const { version, study: unchecked, job } = checkData(decoder, value, 'job of a study')
  const study = decodeStudy(unchecked)
  checkJob(study, job)
  return { version, study, job }
}

/** More than any study has: what is larger would keep a worker busy for as long as someone likes. */
const MOST_EPOCHS = 1_000_000
const MOST_BYTES = 1 << 20

/** A job is one of its study's, and no larger than studies are. */
function checkJob(study: Study, job: Job): void {
  const { trial, seed, until, epochs } = job
  const wrong =
    trial >= trialCount(study) || seed > study.seeds
      ? `there is no trial ${trial} with seed ${seed} in its study`
      : epochs !== study.epochs || until > epochs
        ? `its study has ${study.epochs} epochs, not ${until} of ${epochs}`
        : epochs > MOST_EPOCHS
          ? `${epochs} epochs are more than ${MOST_EPOCHS}`
          : byteLength(study, job) > MOST_BYTES
            ? `it has more than ${MOST_BYTES} bytes`
            : null
  if (wrong !== null) throw new OneloopError(`a job of the queue is refused: ${wrong}`, { code: 'STUDY_INVALID' })
}

/** @throws OneloopError `STUDY_INVALID` for what nests deeper than can be written */
function byteLength(study: Study, job: Job): number {
  try {
    return JSON.stringify([study, job]).length
  } catch (cause) {
    throw new OneloopError('a job of the queue is refused: it nests too deep', { code: 'STUDY_INVALID', cause })
  }
}

/** A name for a study that no other one has: the SHA-256 of all that it is. */
export async function studyKey(study: Study): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(study)))
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
