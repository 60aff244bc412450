import type { StudyEngine } from './engine.ts'
import type { Job, JobResult } from './study/job.ts'
import { followStudy, type Progress } from './study/progress.ts'
import type { Study } from './study/study.ts'

/** Where results are kept as they come, so that a study goes on where it was ended. */
export interface Journal {
  /** Those of earlier processes too. */
  readonly results: readonly JobResult[]
  append(result: JobResult): Promise<void>
}

/** Options of `runStudy`. */
export interface RunStudyOptions {
  readonly engine: StudyEngine
  /** Default: in memory. */
  readonly journal?: Journal
  readonly signal?: AbortSignal
  readonly onStart?: (job: Job) => void
  /** After each result. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Does all jobs of a study that its journal does not have yet. The trials that come out are the same whoever did the jobs,
 * in whatever order, and however often it was interrupted.
 *
 * @throws what the engine throws; `signal`'s reason
 * @example
 * const { trials } = await runStudy(study, { engine: local(async ({ settings, seed, until }) => …) })
 */
export async function runStudy(study: Study, options: RunStudyOptions): Promise<Progress> {
  const { engine, journal = inMemory(), signal = new AbortController().signal, onStart, onProgress } = options
  const followed = followStudy(study)
  for (const result of journal.results) followed.add(result)
  let progress = followed.progress()
  onProgress?.(progress)
  while (progress.jobs.length > 0) {
    await engine.run(progress.jobs, {
      study,
      signal,
      ...(onStart === undefined ? {} : { onStart }),
      async onResult(result) {
        await journal.append(result)
        followed.add(result)
        onProgress?.(followed.progress())
      },
    })
    progress = followed.progress()
  }
  return progress
}

function inMemory(): Journal {
  const results: JobResult[] = []
  return {
    results,
    async append(result) {
      results.push(result)
    },
  }
}
