import { join, resolve } from 'node:path'
import type { Backend, Loss, LossName } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import { augment } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import type { WriteModelOptions } from '@oneloop/model-io'
import {
  type Callback,
  earlyStopping,
  epochLine,
  fit,
  nanGuard,
  periodicCheckpoint,
  type RunState,
  weightsSha256,
} from '@oneloop/trainer'
import { CHECKPOINT_FILES, fileCheckpoints } from '@oneloop/trainer/node'
import { judge } from '../../table/judge.ts'
import { tableDefaults } from '../../table/table-defaults.ts'
import { type BackendFlags, selectBackend } from '../backends.ts'
import type { Output } from '../output.ts'
import { type ModelFile, planModelFiles, writeHistory, writeModelFiles } from '../training/artifacts.ts'
import { checkSize } from '../training/check-size.ts'
import { describeRule, plural, shellWord } from '../training/describe.ts'
import { endEarly } from '../training/end-early.ts'
import { interruptSignal } from '../training/interrupt.ts'
import { claimDatedFolder, claimFolder, FILES, inFolder, refuseExisting } from '../training/output-folder.ts'
import { drawAll } from '../training/picture.ts'
import { type ProgressBar, progressBar } from '../training/progress-bar.ts'
import { type ResumeSource, readCheckpointOf } from '../training/resume.ts'
import {
  evaluationBatchSize,
  LESSON_CONFIG,
  makeOptimizer,
  makeSchedule,
  type TrainConfig,
} from '../training/train-config.ts'
import { whileWatched } from '../watch/while-watched.ts'
import { describeScores } from './describe-scores.ts'
import { imageMetadata } from './image-model.ts'
import { lossFor } from './loss-for.ts'
import { prepareData } from './prepare-data.ts'
import type { Prepared } from './prepared.ts'
import { checkResumedConfig, digests, fileName, type TableConfig } from './table-config.ts'
import type { TableFlags } from './table-options.ts'

export interface TableRequest {
  readonly file: string
  readonly flags: TableFlags
  /** What the command line said of the network and its training. */
  readonly given: Partial<Omit<TrainConfig, 'loss'>> & { readonly loss?: LossName }
  readonly resume: ResumeSource | null
  /** Where everything is written; null for a new folder. */
  readonly folder: string | null
  readonly force: boolean
  readonly backend: BackendFlags
  /** Epochs between checkpoints; null: about twenty in the run, as its epochs are short. */
  readonly checkpointEvery: number | null
  /** The port of a page that shows the run, 0 for any that is free; null: no page. */
  readonly watch: number | null
  readonly output: Output
}

/** What --augment does: about what a photograph of the same thing would differ by. */
const AUGMENTATION = { shift: 2, rotate: 10, scale: 0.1, noise: 0.02 }

/** A run, once everything that can be known before the first step is known. */
interface Job {
  readonly config: TableConfig
  readonly folder: string
  readonly data: Prepared
  readonly model: Mlp
  readonly loss: Loss
  readonly backend: Backend
  readonly notUsed: readonly string[]
  readonly resume: ResumeSource | null
  readonly modelFiles: readonly ModelFile[]
  readonly modelOptions: WriteModelOptions
  readonly output: Output
}

/** Trains on a file of one's own: what was read and decided is said, then a run as any other. */
export async function trainTable(request: TableRequest): Promise<void> {
  const { file, flags, given, folder, output } = request
  const isInPlace = request.resume !== null && folder !== null && resolve(request.resume.folder) === resolve(folder)
  if (folder !== null && !isInPlace && !request.force) await refuseExisting(folder, fileName(file))
  const seed = given.seed ?? LESSON_CONFIG.seed
  const data = await prepareData(file, flags, seed)
  const { train, task } = data
  const { why, ...defaults } = tableDefaults(train.length, given)
  const loss = lossFor(task, given.loss)
  const { data: _, limit: __, ...lesson } = LESSON_CONFIG
  const settings = { ...lesson, ...given, ...defaults, loss: loss.kind, seed }
  const config: TableConfig = { ...flags, ...settings, file: fileName(file), task, dataSha256: digests(data) }
  const widths = [train.width, ...config.hidden, train.outputs]
  checkSize(widths)
  const model = new Mlp(widths, { activation: config.activation, dropout: config.dropout, seed })
  for (const line of data.lines) output.status(line)
  output.status(
    `Network: ${widths.join('-')}, ${model.parameterCount.toLocaleString('en-US')} parameters (${given.hidden === undefined ? why : 'you said so'})`,
  )
  output.status(
    `Training: batches of ${config.batchSize}; up to ${plural(config.epochs, 'epoch')}, stopped when the validation loss has not improved for ${config.patience}`,
  )
  output.event({
    event: 'data',
    rows: data.rows,
    columns: data.columns,
    types: data.types,
    parts: { train: train.length, validation: data.validation.length, test: data.test.length },
  })
  const modelOptions: WriteModelOptions =
    data.preprocessing === null
      ? { normalization: train.transform, classNames: train.classNames, metadata: imageMetadata(train) }
      : { preprocessing: data.preprocessing }
  const modelFiles = planModelFiles(model, fileName(file), modelOptions, (name, error) =>
    output.warn(`There will be no ${name}: ${error.message}`),
  )
  const notUsed: string[] = []
  const backend = selectBackend(request.backend.backend, request.backend, { notUsed })
  const claimed = folder === null ? await claimDatedFolder() : await claimFolder(folder)
  const bar = progressBar(output, 'rows')
  const interrupt = interruptSignal((reason) => {
    bar.clear()
    output.warn(`Stopping as soon as everything is saved (${reason}). Another Ctrl-C stops at once.`)
  }, bar.clear)
  const job = {
    config,
    folder: claimed.path,
    data,
    model,
    loss,
    backend,
    notUsed,
    resume: request.resume,
    modelFiles,
    modelOptions,
    output,
  }
  try {
    await inFolder(claimed, config.file, () =>
      whileWatched(request.watch, claimed.path, output, () =>
        run(job, bar, interrupt.signal, request.checkpointEvery ?? toldEvery(config.epochs)),
      ),
    )
  } finally {
    interrupt.release()
  }
}

async function run(job: Job, bar: ProgressBar, signal: AbortSignal, every: number): Promise<void> {
  const { config, folder, data, model, loss, backend, output } = job
  const [optimizer, schedule] = [makeOptimizer(config), makeSchedule(config)]
  output.status(
    `Loss: ${describeRule(loss)}. Optimizer: ${describeRule(optimizer)}; schedule: ${describeRule(schedule)}`,
  )
  const checkpoints = fileCheckpoints(folder, config)
  const resumed = await loadResumed(job)
  // Read where it lies: its run goes on in these files.
  if (job.resume !== null && resolve(job.resume.folder) === resolve(folder))
    await checkpoints.load(job.resume.file ?? undefined)
  let isSaved = resumed !== null
  const save = async (state: RunState) => {
    await checkpoints.save(state)
    if (!isSaved) await writeFileAtomic(join(folder, FILES.config), `${JSON.stringify(config, null, 2)}\n`)
    isSaved = true
  }
  const plain = data.train.loader({
    batchSize: config.batchSize,
    shuffle: true,
    seed: config.seed,
    ...(config.balance && { balanced: true }),
  })
  const loader = config.augment ? augment(plain, AUGMENTATION) : plain
  const validation = data.validation.loader({ batchSize: evaluationBatchSize(model) })
  // What could be lost is saved before anything else is written or said.
  const callbacks = [
    nanGuard(),
    earlyStopping({ patience: config.patience, restoreBest: true }),
    bar.callback,
    periodicCheckpoint(save, { everyEpochs: every }),
    tell(job, resumed !== null),
  ]
  try {
    const history = await fit(model, loader, {
      ...{ backend, loss, optimizer, schedule, callbacks, validation, signal },
      ...{ epochs: config.epochs, clipNorm: config.clip, seed: config.seed },
      ...(resumed === null ? {} : { resume: resumed }),
    })
    await writeModelFiles(folder, job.modelFiles, model, job.modelOptions)
    const judged = await judge(model, data.test, { backend, loss, batchSize: evaluationBatchSize(model) })
    output.result(`\nTest, ${plural(data.test.length, 'row')} never learnt from: ${describeScores(judged.scores)}`)
    const { tablePictures } = await import('./pictures.ts')
    const drawn = await drawAll(tablePictures(history, data.test, judged), job, signal)
    output.status(`\nWritten to ${folder}`)
    output.status(`  ${[...job.modelFiles.map(({ name }) => name), CHECKPOINT_FILES[0], FILES.config].join('  ')}`)
    output.status(`  ${[FILES.historyJson, FILES.historyCsv, ...drawn].join('  ')}`)
    if (data.preprocessing !== null) {
      output.status(
        `Predict with: npx oneloop predict --model ${shellWord(join(folder, FILES.model))} NEW.csv --out predictions.csv`,
      )
    }
    const sha256 = await weightsSha256(model.parameters)
    output.event({ event: 'done', task: data.task, test: judged.scores, weightsSha256: sha256, out: folder })
  } catch (error) {
    await endEarly({
      ...{ error, isSaved, folder, output },
      goOn: `the same command line and --resume --out ${shellWord(folder)}`,
      writeModel: () => writeModelFiles(folder, job.modelFiles, model, job.modelOptions),
    })
  }
}

async function loadResumed({ resume, config, output }: Job): Promise<RunState | null> {
  if (resume === null) return null
  const checkpoint = await readCheckpointOf(resume)
  checkResumedConfig(checkpoint, config, resume.file ?? resume.folder)
  const { epoch, stepInEpoch } = checkpoint.state
  output.status(`Going on from epoch ${epoch}, step ${stepInEpoch}`)
  return checkpoint.state
}

/** Hundreds of short epochs are told, and saved, now and then. */
const toldEvery = (epochs: number) => Math.max(1, Math.floor(epochs / 20))

function tell({ output, folder, config, notUsed, data }: Job, isResumed: boolean): Callback {
  return {
    onTrainStart({ device, epochs, stepsPerEpoch: steps }) {
      output.status(`Device: ${device}`)
      for (const why of notUsed) output.status(`  not used: ${why}`)
      output.status()
      output.event({ event: 'start', epochs, steps, device, resumed: isResumed, config })
    },
    async onEpochDone(run, report) {
      const { epoch, loss, accuracy, validationLoss, seconds } = report
      const figures = `${epochLine(report, run.epochs)} | Validation loss: ${(validationLoss ?? Number.NaN).toFixed(4)}`
      const isTold = epoch === 1 || epoch % toldEvery(run.epochs) === 0 || epoch === run.epochs
      if (isTold) output.result(figures)
      const extra = data.task === 'regression' ? { metrics: report.metrics } : {}
      output.event({ event: 'epoch', epoch, epochs: run.epochs, loss, accuracy, validationLoss, ...extra, seconds })
      if (isTold) await writeHistory(folder, run.history)
    },
    async onTrainEnd(run) {
      await writeHistory(folder, run.history)
      if (run.stopReason !== null && !run.isAborted)
        output.status(
          `Stopped after epoch ${run.history.epochs.length}: ${run.stopReason}; the best epoch's weights are kept`,
        )
    },
  }
}
