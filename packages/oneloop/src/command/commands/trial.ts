import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { makeFolder, writeFileAtomic } from '@oneloop/core/node'
import { type Job, progressOf } from '@oneloop/sweep'
import { readStudyFolder } from '@oneloop/sweep/node'
import type { Command } from 'commander'
import { EXIT } from '../exit-status.ts'
import { path, wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { SWEEP_FILES } from '../sweep/files.ts'
import { optionsOf, taskOf } from '../sweep/task.ts'
import { trainCommand } from '../sweep/trial-options.ts'
import { trialProcesses } from '../sweep/trial-processes.ts'
import { Interrupted, interruptSignal } from '../training/interrupt.ts'

interface TrialCommandOptions extends OutputOptions {
  readonly study: string
  readonly number: number
  readonly dataFolder: string
}

export function addTrial(program: Command): void {
  const command = program
    .command('trial')
    .summary('train one trial of a study, for clusters: oneloop collect puts them together')
    .description(
      'Train one trial of a study that oneloop sweep --plan wrote, up to the rung that the study is at, and leave its result in the study’s folder.',
    )
    .requiredOption('--study <folder>', 'the study’s folder', path('--study'))
    .requiredOption('--number <n>', 'of the trial, from 0', wholeNumber('--number', 0))
    .option('--data-folder <folder>', 'where the study’s file lies', path('--data-folder'), '.')
  addOutputOptions(command)
  command.action(train)
}

async function train(options: TrialCommandOptions): Promise<void> {
  const { study: folder, number, dataFolder } = options
  const output = createOutput(options)
  const { study, results } = await readStudyFolder(folder)
  const { trials, jobs } = progressOf(study, results)
  if (number >= trials.length) {
    throw new OneloopError(`there is no trial ${number}: the study has ${trials.length} so far, from 0`, {
      code: 'OPTION_INVALID',
      fix: 'give a smaller --number, or run oneloop collect first',
    })
  }
  const own = jobs.filter(({ trial }) => trial === number)
  if (own.length === 0) {
    output.result(`trial ${number} has nothing to do: it is done, or does not go on from its rung`)
    return
  }
  const processes = trialProcesses()
  const interrupt = interruptSignal((why) => output.warn(`Saving (${why}). The same command goes on.`), processes.kill)
  try {
    for (const job of own) {
      const runsFolder = join(folder, SWEEP_FILES.runs)
      const result = await processes.train({ study, job, dataFolder, runsFolder }, interrupt.signal)
      await makeFolder(join(folder, SWEEP_FILES.results))
      await writeFileAtomic(join(folder, SWEEP_FILES.results, resultFile(job)), `${JSON.stringify(result)}\n`)
      const score = result.score === null ? 'diverged' : `${study.objective.metric} ${result.score.toPrecision(5)}`
      output.result(`trial ${number}, seed ${job.seed}: ${score} after epoch ${job.until}`)
      const task = taskOf(study)
      const { curve, ...told } = result
      output.event({ event: 'result', ...told, command: trainCommand(task.file, optionsOf(task, job)) })
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    process.exitCode = EXIT.interrupted
  } finally {
    interrupt.release()
    processes.close()
  }
}

const resultFile = ({ trial, seed, rung }: Job) => `${trial}-${seed}-${rung}.json`
