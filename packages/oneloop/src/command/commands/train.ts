import { OneloopError } from '@oneloop/core'
import type { Command } from 'commander'
import { addBackendOptions, type BackendFlags } from '../backends.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { runStudy } from '../study/run-study.ts'
import { addTableOptions, refuseTableOptions, type TableFlags, tableFlags } from '../table/table-options.ts'
import type { Given } from '../training/config.ts'
import { type ResumeSource, resumeSource } from '../training/resume.ts'
import { startRun } from '../training/run.ts'
import {
  addFolderOptions,
  addTrainingOptions,
  givenSettings,
  type TrainingFlags,
} from '../training/training-options.ts'
import { pagePort } from './watch.ts'

interface TrainOptions extends OutputOptions, BackendFlags, TableFlags, TrainingFlags {
  readonly folds?: number
  readonly seeds?: number
  readonly out?: string
  readonly force?: true
  readonly resume?: string | true
  readonly watch?: number | true
}

export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .argument(
      '[file]',
      'a table (.csv, .tsv, .json, .jsonl, .parquet, .npy, .npz), a folder of images by class, or iris, wine, breast-cancer, diabetes, digits',
    )
    .summary('train the lesson’s network, or one of your own on a file of your own')
    .description('Train a multi-layer perceptron and write the model, its history and its figures to a folder.')
  addTrainingOptions(command)
  addTableOptions(command)
  addFolderOptions(command)
  command.option('--watch [port]', 'show the run live on a page of this machine', pagePort('--watch'))
  command.optionsGroup('Engine and output:')
  addBackendOptions(command)
  addOutputOptions(command)
  command.action(async (file: string | undefined, options: TrainOptions) => {
    const request = {
      ...(await places(options)),
      file: file ?? null,
      given: file === undefined ? givenOfNamed(options) : givenOfFile(options),
      force: options.force === true,
      watch: options.watch === undefined ? null : Number(options.watch === true ? 0 : options.watch),
      backend: { backend: options.backend, threads: options.threads },
    }
    const { folds = null, seeds = null } = options
    if (folds === null && seeds === null) await startRun(request, createOutput(options))
    else await runStudy(request, { folds, seeds }, createOutput(options))
  })
}

/** @throws OneloopError `OPTION_INVALID` for an option that is of a file, and there is none */
function givenOfNamed(options: TrainOptions): Given {
  refuseTableOptions(options)
  return givenSettings(options)
}

/** @throws OneloopError `OPTION_INVALID` for an option that is of the data by name */
function givenOfFile(options: TrainOptions): Given {
  const given = { ...givenSettings(options), ...tableFlags(options) }
  const wrong = given.data !== undefined ? '--data' : given.limit !== undefined ? '--limit' : null
  if (wrong === null) return given
  throw new OneloopError(`${wrong} is of data by name, and a file is named`, {
    code: 'OPTION_INVALID',
    fix: 'give one of both',
  })
}

/** Where the run goes on from, and where it writes: into the folder that it goes on from unless another is given. */
async function places({ out, resume }: TrainOptions): Promise<{ resume: ResumeSource | null; folder: string | null }> {
  if (resume === undefined) return { resume: null, folder: out ?? null }
  if (resume !== true) {
    const source = await resumeSource(resume)
    return { resume: source, folder: out ?? source.folder }
  }
  if (out !== undefined) return { resume: { folder: out, file: null }, folder: out }
  throw new OneloopError('--resume needs to know where from', {
    code: 'OPTION_INVALID',
    fix: 'add --out FOLDER of the run, or name the checkpoint: --resume FILE',
  })
}
