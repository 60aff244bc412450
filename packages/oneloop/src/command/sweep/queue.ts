import type { StudyEngine } from '@oneloop/sweep'
import { bullmq } from '@oneloop/sweep/bullmq'
import type { Output } from '../output.ts'

/** The workers of a queue do the jobs. */
export function queueEngine(url: string, output: Output): StudyEngine {
  output.status('\nTraining on the workers of the queue: oneloop worker --queue …')
  return bullmq({ connection: url, onWarn: (text) => output.warn(text) })
}
