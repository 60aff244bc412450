import { resolve } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { dataset } from '@oneloop/mnist-data/node'
import { fit, nanGuard, periodicCheckpoint, type RunState } from '@oneloop/trainer'
import { fileCheckpoints } from '@oneloop/trainer/node'
import { type BackendFlags, selectBackend } from '../backends.ts'
import type { Output } from '../output.ts'
import { whileWatched } from '../watch/while-watched.ts'
import { planModelFiles, writeConfig, writeModelFiles } from './artifacts.ts'
import { announce, report, tellGradientNorms } from './callbacks.ts'
import { checkSize } from './check-size.ts'
import { dataDigest } from './data-digest.ts'
import { describeData, describeRule, shellWord } from './describe.ts'
import { endEarly } from './end-early.ts'
import { finish } from './finish.ts'
import { interruptSignal } from './interrupt.ts'
import type { Job } from './job.ts'
import { claimDatedFolder, claimFolder, inFolder, refuseExisting } from './output-folder.ts'
import { type ProgressBar, progressBar } from './progress-bar.ts'
import { loadResumed, type Resumed, type ResumeSource } from './resume.ts'
import { epochsNote, resumedConfig } from './resumed-config.ts'
import type { SavedConfig } from './saved-config.ts'
import {
  evaluationBatchSize,
  LESSON_CONFIG,
  makeLoss,
  makeModel,
  makeOptimizer,
  makeSchedule,
  type TrainConfig,
} from './train-config.ts'

export interface RunRequest {
  /** What the command line said; the rest is the lesson's, or the checkpoint's. */
  readonly given: Partial<TrainConfig>
  /** Where to go on from; null for a new run. */
  readonly resume: ResumeSource | null
  /** Where everything is written; null for a new folder. */
  readonly folder: string | null
  /** Write over what is in the folder. */
  readonly force: boolean
  readonly backend: BackendFlags
  readonly checkpointEvery: number
  /** The port of a page that shows the run, 0 for any that is free; null: no page. */
  readonly watch: number | null
  readonly output: Output
}

/** The lesson, step by step, said as it happens. */
export async function startRun(request: RunRequest): Promise<void> {
  const { folder, output } = request
  const resumed = request.resume === null ? null : await loadResumed(request.resume)
  const wanted = resumed === null ? { ...LESSON_CONFIG, ...request.given } : resumedConfig(resumed.saved, request.given)
  const isInPlace = request.resume !== null && folder !== null && resolve(request.resume.folder) === resolve(folder)
  if (folder !== null && !isInPlace && !request.force) await refuseExisting(folder, wanted.data)

  const data = await loadData(wanted, resumed, request.given)
  const config = { ...wanted, dataSha256: dataDigest(data) }
  if (resumed !== null) checkResumed(resumed, config)
  output.status(describeData(data))
  checkSize([data.train.width, ...config.hidden, data.train.classNames.length])
  const model = makeModel(config, data.train)
  output.status(`\nModel: ${model}`)
  const modelOptions = { normalization: data.train.transform, classNames: data.train.classNames }
  const modelFiles = planModelFiles(model, config.data, modelOptions, (name, error) =>
    output.warn(`There will be no ${name}: ${error.message}`),
  )
  const notUsed: string[] = []
  const backend = selectBackend(request.backend.backend, request.backend, { notUsed })
  const claimed = folder === null ? await claimDatedFolder() : await claimFolder(folder)
  const inPlace = isInPlace ? request.resume.file : undefined
  const files = { modelFiles, modelOptions, folder: claimed.path }
  const job = { config, data, model, backend, notUsed, resumed, inPlace, output, ...files }
  const bar = progressBar(output)
  const interrupt = interruptSignal((why) => {
    bar.clear()
    output.warn(`Stopping as soon as everything is saved (${why}). Another Ctrl-C stops at once.`)
  }, bar.clear)
  try {
    await inFolder(claimed, config.data, () =>
      whileWatched(request.watch, claimed.path, output, () =>
        train(job, bar, interrupt.signal, request.checkpointEvery),
      ),
    )
  } finally {
    interrupt.release()
  }
}

async function loadData({ data, limit }: TrainConfig, resumed: Resumed | null, given: Partial<TrainConfig>) {
  const { train, test } = await dataset(data).catch((error: unknown) => {
    if (resumed === null || given.data !== undefined || !(error instanceof OneloopError)) throw error
    throw new OneloopError(`the run's data can't be read: ${error.message}`, {
      code: error.code,
      fix: 'if they were moved, name their new place with --data',
      cause: error,
    })
  })
  return { train: limit === null ? train : train.subset({ start: 0, end: Math.min(limit, train.length) }), test }
}

function checkResumed({ checkpoint, saved }: Resumed, { data, epochs, dataSha256 }: SavedConfig): void {
  const changed = (['train', 'test'] as const).filter((part) => dataSha256[part] !== saved.dataSha256[part])
  if (changed.length > 0) {
    const parts = changed.map((part) => (part === 'train' ? 'training' : 'test')).join(' and ')
    throw new OneloopError(`its ${parts} images or labels are not those that the run was started with`, {
      code: 'CHECKPOINT_MISMATCH',
      file: data,
      fix: 'name the folder of the same data with --data, or start a new run in another --out',
    })
  }
  const done = checkpoint.state.epoch - 1
  if (epochs >= done) return
  throw new OneloopError(`the run has ${done} epochs behind it, --epochs ${epochs} is fewer`, {
    code: 'RESUME_CONFLICT',
    fix: 'give more, or leave --epochs out',
  })
}

async function train(job: Job, bar: ProgressBar, signal: AbortSignal, checkpointEvery: number): Promise<void> {
  const { config, folder, data, model, backend, resumed, output } = job
  const [loss, optimizer, schedule] = [makeLoss(config), makeOptimizer(config), makeSchedule(config)]
  output.status(`\nLoss: ${describeRule(loss)}`)
  output.status(`Optimizer: ${describeRule(optimizer)}; schedule: ${describeRule(schedule)}`)
  const checkpoints = fileCheckpoints(folder, config)
  // Read again where it lies, now that nobody else writes there: its run goes on in these files.
  if (job.inPlace !== undefined) await checkpoints.load(job.inPlace ?? undefined)
  if (resumed !== null) {
    const { epoch, stepInEpoch } = resumed.checkpoint.state
    output.status(`\nGoing on from epoch ${epoch}, step ${stepInEpoch}`)
    const note = epochsNote(resumed.saved, config)
    if (note !== null) output.warn(note)
  }
  let isSaved = resumed !== null && job.inPlace !== undefined
  let isConfigWritten = false
  const save = async (state: RunState) => {
    await checkpoints.save(state)
    isSaved = true
    if (!isConfigWritten) await writeConfig(folder, config)
    isConfigWritten = true
  }
  const loader = new DataLoader(data.train, { batchSize: config.batchSize, shuffle: true, seed: config.seed })
  const test = new DataLoader(data.test, { batchSize: evaluationBatchSize(model) })
  // What could be lost is saved before anything else is written or said.
  const callbacks = [
    announce(job),
    nanGuard(),
    bar.callback,
    periodicCheckpoint(save, { everyEpochs: checkpointEvery }),
    report(job),
    tellGradientNorms(job),
  ]
  try {
    const history = await fit(model, loader, {
      ...{ backend, loss, optimizer, schedule, callbacks },
      ...{ epochs: config.epochs, clipNorm: config.clip, seed: config.seed },
      validation: test,
      signal,
      ...(resumed === null ? {} : { resume: resumed.checkpoint.state }),
    })
    await finish(job, history, test, signal)
  } catch (error) {
    await endEarly({
      ...{ error, isSaved, folder, output },
      goOn: `npx oneloop train --resume --out ${shellWord(folder)}`,
      writeModel: () => writeModelFiles(folder, job.modelFiles, model, job.modelOptions),
    })
  }
}
