import type { Job, JobResult } from './study/job.ts'
import type { Study } from './study/study.ts'

/** Trains one job. It is the same function of the job wherever it runs. */
export type TrainJob = (job: Job, signal: AbortSignal) => Promise<JobResult>

/** Who does the jobs of a study: this process, others on this machine, or a queue's workers. Injected, like a backend. */
export interface StudyEngine {
  /**
   * Does these jobs in any order, side by side, and hands over each result as it comes.
   *
   * @throws what a job throws, after those under way have ended; and when `signal` is aborted
   */
  run(jobs: readonly Job[], options: RunJobs): Promise<void>
  /** Gives back what it holds. */
  close?(): Promise<void>
}

/** What an engine of studies is handed: the study, and whom to tell. */
export interface RunJobs {
  readonly study: Study
  readonly onStart?: (job: Job) => void
  readonly onResult: (result: JobResult) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * Trains in this process, or wherever `train` sends it.
 *
 * @param options `concurrency`: how many jobs side by side, default 1
 */
export function local(train: TrainJob, { concurrency = 1 }: { readonly concurrency?: number } = {}): StudyEngine {
  return {
    async run(jobs, { onStart, onResult, signal }) {
      const queue = [...jobs]
      const failed = new AbortController()
      const either = AbortSignal.any([signal, failed.signal])
      const work = async () => {
        for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
          if (either.aborted) return
          onStart?.(job)
          await onResult(await train(job, either))
        }
      }
      const workers = Array.from({ length: concurrency }, () =>
        work().catch((error: unknown) => {
          failed.abort(error)
          throw error
        }),
      )
      const ended = await Promise.allSettled(workers)
      signal.throwIfAborted()
      const reason: unknown = failed.signal.reason
      if (ended.some(({ status }) => status === 'rejected')) throw reason
    },
  }
}
