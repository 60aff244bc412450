import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, withLock } from '@oneloop/core/node'
import { checkData, decodeJobResult, type JobResult } from '@oneloop/sweep'
import { openStudy, readStudyFolder } from '@oneloop/sweep/node'
import type { Command } from 'commander'
import { path } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { SWEEP_FILES } from '../sweep/files.ts'
import { finishSweep, writeTable } from '../sweep/run-sweep.ts'
import { trialProcesses } from '../sweep/trial-processes.ts'
import { plural } from '../training/describe.ts'

interface CollectOptions extends OutputOptions {
  readonly study: string
  readonly dataFolder: string
}

export function addCollect(program: Command): void {
  const command = program
    .command('collect')
    .summary('put together what oneloop trial left: the table, the best model and the report')
    .description(
      'Put the results of oneloop trial into a study’s table; once all are there, write its best model and its report.',
    )
    .requiredOption('--study <folder>', 'the study’s folder', path('--study'))
    .option('--data-folder <folder>', 'where the study’s file lies', path('--data-folder'), '.')
  addOutputOptions(command)
  command.action(collect)
}

async function collect(options: CollectOptions): Promise<void> {
  const { study: folder, dataFolder } = options
  const output = createOutput(options)
  // A lock can't be where there is no folder.
  await readStudyFolder(folder)
  await withLock(join(folder, SWEEP_FILES.lock), async () => {
    const journal = await openStudy(folder, null)
    const processes = trialProcesses()
    try {
      for (const result of await readResults(join(folder, SWEEP_FILES.results))) await journal.append(result)
      const progress = await writeTable(journal)
      output.event({ event: 'collected', done: progress.done, total: progress.total })
      if (progress.jobs.length === 0) {
        const place = { folder, dataFolder, processes }
        await finishSweep(journal, progress, place, output, new AbortController().signal)
        return
      }
      const numbers = [...new Set(progress.jobs.map(({ trial }) => trial))]
      output.result(
        `${progress.done} of ${plural(progress.total, 'run')} are done. Next, oneloop trial of: ${numbers.join(',')}`,
      )
    } finally {
      processes.close()
      await journal.close()
    }
  })
}

/** A result is a few hundred bytes, and a score for each epoch. */
const MOST_BYTES = 1 << 24

async function readResults(folder: string): Promise<JobResult[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const results: JobResult[] = []
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const file = join(folder, name)
    const bytes = await readRegularFile(file, { maxBytes: MOST_BYTES })
    results.push(checkData(decodeJobResult, parsed(bytes, file), 'result of a trial', file))
  }
  return results
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new OneloopError('it is no JSON', { code: 'STUDY_INVALID', file, cause, fix: 'train the trial again' })
  }
}
