import { activationNames, type LossName, losses, OneloopError, optimizers, schedules } from '@oneloop/core'
import type { Command } from 'commander'
import { addBackendOptions, type BackendFlags } from '../backends.ts'
import { decimal, kebab, oneOf, path, wholeNumber, widths } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { addTableOptions, refuseTableOptions, type TableFlags, tableFlags } from '../table/table-options.ts'
import { trainTable } from '../table/train-table.ts'
import { type ResumeSource, resumeSource } from '../training/resume.ts'
import { startRun } from '../training/run.ts'
import { classLosses, LESSON_CONFIG, type TrainConfig } from '../training/train-config.ts'
import { pagePort } from './watch.ts'

interface TrainOptions extends OutputOptions, BackendFlags, TableFlags, Partial<Omit<TrainConfig, 'loss'>> {
  readonly loss?: LossName
  readonly lr?: number
  readonly out?: string
  readonly force?: true
  readonly resume?: string | true
  readonly checkpointEvery?: number
  readonly watch?: number | true
}

const names = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as Name[]
const list = (of: readonly string[]) => of.map(kebab).join('|')

export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .argument(
      '[file]',
      'a table (.csv, .tsv, .json, .jsonl, .parquet, .npy, .npz), a folder of images by class, or iris, wine, breast-cancer, diabetes, digits',
    )
    .summary('train the lesson’s network, or one of your own on a file of your own')
    .description('Train a multi-layer perceptron and write the model, its history and its figures to a folder.')
    .option('--data <name|folder>', 'mnist, fashion-mnist, kmnist, or a folder of IDX files (default: mnist)')
    .option('--limit <n>', 'only the first n training images', wholeNumber('--limit', 1))
    .option('--epochs <n>', `passes over the data (default: ${LESSON_CONFIG.epochs})`, wholeNumber('--epochs', 1))
    .option('--batch-size <n>', `images a step (default: ${LESSON_CONFIG.batchSize})`, wholeNumber('--batch-size', 1))
    .option('--lr <rate>', 'learning rate (default: the optimizer’s, 0.001 for adam)', decimal('--lr', { above: 0 }))
    .option('--optimizer <name>', `${list(names(optimizers))} (default: adam)`, oneOf('optimizer', names(optimizers)))
    .option('--schedule <name>', `${list(names(schedules))} (default: constant)`, oneOf('schedule', names(schedules)))
    .option('--loss <name>', `${list(names(losses))} (default: what suits the task)`, oneOf('loss', names(losses)))
    .option('--hidden <widths>', 'hidden layers, or none (default: 128,64)', widths('--hidden'))
    .option('--activation <name>', `${list(activationNames)} (default: relu)`, oneOf('activation', activationNames))
    .option('--dropout <p>', 'after every hidden layer (default: 0)', decimal('--dropout', { from: 0, below: 1 }))
    .option('--weight-decay <w>', 'default: the optimizer’s', decimal('--weight-decay', { from: 0 }))
    .option('--clip <norm>', 'clip gradients to this joint norm (default: off)', decimal('--clip', { above: 0 }))
    .option('--seed <n>', 'of weights, shuffles and dropout (default: 1)', wholeNumber('--seed', 0, 2 ** 31 - 1))
    .option('--out <folder>', 'where everything is written (default: runs/<date and time>)', path('--out'))
    .option('--force', 'write over the run that --out holds')
    .option('--resume [checkpoint]', 'go on from the newest checkpoint in --out, or from this one', path('--resume'))
    .option('--watch [port]', 'show the run live on a page of this machine', pagePort('--watch'))
    .option('--checkpoint-every <n>', 'epochs between checkpoints (default: 1)', wholeNumber('--checkpoint-every', 1))
  addTableOptions(command)
  command.optionsGroup('Engine and output:')
  addBackendOptions(command)
  addOutputOptions(command)
  command.action(async (file: string | undefined, options: TrainOptions) => {
    const common = {
      ...(await places(options)),
      force: options.force === true,
      watch: options.watch === undefined ? null : Number(options.watch === true ? 0 : options.watch),
      backend: options,
      output: createOutput(options),
    }
    const given = givenConfig(options)
    if (file !== undefined) {
      await trainTable({
        ...common,
        ...{ file, flags: tableFlags(options), given: ownFile(given) },
        checkpointEvery: options.checkpointEvery ?? null,
      })
      return
    }
    refuseTableOptions(options)
    await startRun({ ...common, given: lessonConfig(given), checkpointEvery: options.checkpointEvery ?? 1 })
  })
}

type Given = Partial<Omit<TrainConfig, 'loss'>> & { readonly loss?: LossName }

/** The lesson's data are images by class. @throws OneloopError `OPTION_INVALID` */
function lessonConfig({ loss, ...given }: Given): Partial<TrainConfig> {
  if (loss === undefined) return given
  const found = classLosses.find((name) => name === loss)
  if (found !== undefined) return { ...given, loss: found }
  throw new OneloopError(`--loss ${kebab(loss)} is not for classes`, {
    code: 'OPTION_INVALID',
    fix: `use ${list(classLosses)}`,
  })
}

/** @throws OneloopError `OPTION_INVALID` for an option that is of the data by name */
function ownFile(given: Given): Given {
  const wrong = given.data !== undefined ? '--data' : given.limit !== undefined ? '--limit' : null
  if (wrong === null) return given
  throw new OneloopError(`${wrong} is of data by name, and a file is named`, {
    code: 'OPTION_INVALID',
    fix: 'give one of both',
  })
}

/** Only what was given on the command line: a resumed run takes the rest from its checkpoint. */
function givenConfig({ lr, ...options }: TrainOptions): Given {
  const all: Given = { ...options, ...(lr === undefined ? {} : { learningRate: lr }) }
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in LESSON_CONFIG))
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
