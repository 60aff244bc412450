import { constant, type Decoder, exact, unknown } from 'decoders'
import { checkData } from '../check-data.ts'
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
  const { version, study, job } = checkData(decoder, value, 'job of a study')
  return { version, study: decodeStudy(study), job }
}

/** A name for a study that no other one has: the SHA-256 of all that it is. */
export async function studyKey(study: Study): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(study)))
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
