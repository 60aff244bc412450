import { resolve } from 'node:path'
import { accumulate, augment, type DataLoader, type Dataset, type Features } from '@oneloop/data'
import { fit, nanGuard, periodicCheckpoint, type RunState } from '@oneloop/trainer'
import { fileCheckpoints } from '@oneloop/trainer/node'
import { type BackendFlags, selectBackend } from '../backends.ts'
import type { Output } from '../output.ts'
import { whileWatched } from '../watch/while-watched.ts'
import { planModelFiles, writeConfig, writeModelFiles } from './artifacts.ts'
import { announce, report, tellEvery, tellGradientNorms } from './callbacks.ts'
import { rhythmOf } from './checkpoint-option.ts'
import { type Choice, monitorWords, watched } from './choosing.ts'
import { makesChoice, type RunConfig } from './config.ts'
import { describeRule, plural, shellWord } from './describe.ts'
import { endEarly } from './end-early.ts'
import { withFoundRate } from './find-rate.ts'
import { finish, type RunOutcome } from './finish.ts'
import { gradientFile, removeGradientFile } from './gradient-file.ts'
import { interruptSignal } from './interrupt.ts'
import { isNamed, type Job } from './job.ts'
import { claimDatedFolder, claimFolder, inFolder, refuseExisting } from './output-folder.ts'
import { type Asked, planRun } from './plan.ts'
import { type ProgressBar, progressBar } from './progress-bar.ts'
import { loadResumed, type ResumeSource } from './resume.ts'
import { epochsNote } from './resumed-config.ts'
import { evaluationBatchSize, makeOptimizer, makeSchedule } from './rules.ts'

/** One configuration that is to become one run: plain data, so that another process can be asked for it. */
export interface RunRequest extends Asked {
  /** Where to go on from; null for a new run. */
  readonly resume: ResumeSource | null
  /** Where everything is written; null for a new folder. */
  readonly folder: string | null
  /** Write over what is in the folder. */
  readonly force: boolean
  readonly backend: BackendFlags
  /** The port of a page that shows the run, 0 for any that is free; null: no page. */
  readonly watch: number | null
  /** False: none are drawn, which takes longer than a short run. Default: true. */
  readonly pictures?: boolean
}

/** What --augment does: about what a photograph of the same thing would differ by. */
const AUGMENTATION = { shift: 2, rotate: 10, scale: 0.1, noise: 0.02 }

/**
 * One configuration, one run, its scores: on the lesson's images or on a file of one's own, said as it happens.
 *
 * @returns null when it was interrupted: everything is then saved, and the exit status says so
 */
export async function startRun(request: RunRequest, output: Output): Promise<RunOutcome | null> {
  const { folder, file } = request
  const isInPlace = request.resume !== null && folder !== null && resolve(request.resume.folder) === resolve(folder)
  const resumed = request.resume === null ? null : await loadResumed(request.resume, file === null ? 'data' : 'file')
  if (folder !== null && !isInPlace && !request.force)
    await refuseExisting(folder, file ?? request.given.data ?? 'mnist')
  const plan = await planRun(request, resumed, output)
  const name = nameOf(plan.config)
  const modelFiles = planModelFiles(plan.model, name, plan.modelOptions, (left, error) =>
    output.warn(`There will be no ${left}: ${error.message}`),
  )
  const notUsed: string[] = []
  const backend = selectBackend(request.backend.backend, request.backend, { notUsed })
  const claimed = folder === null ? await claimDatedFolder() : await claimFolder(folder)
  const inPlace = isInPlace && resumed?.state !== null ? request.resume.file : undefined
  const what = file === null ? ('image' as const) : ('row' as const)
  const { pictures = true } = request
  const job: Job = {
    ...plan,
    what,
    folder: claimed.path,
    backend,
    notUsed,
    resumed,
    inPlace,
    modelFiles,
    pictures,
    output,
  }
  const bar = progressBar(output, `${what}s`)
  const interrupt = interruptSignal((why) => {
    bar.clear()
    output.warn(`Stopping as soon as everything is saved (${why}). Another Ctrl-C stops at once.`)
  }, bar.clear)
  try {
    return await inFolder(claimed, name, () =>
      whileWatched(request.watch, claimed.path, output, () => train(job, bar, interrupt.signal)),
    )
  } finally {
    interrupt.release()
  }
}

const nameOf = (config: RunConfig) => ('data' in config ? config.data : config.file)

async function train(planned: Job, bar: ProgressBar, signal: AbortSignal): Promise<RunOutcome | null> {
  const { folder, model, backend, loss, metrics, parameterRules, resumed, output } = planned
  const loader = trainingLoader(planned)
  let isSaved = resumed !== null && planned.inPlace !== undefined
  try {
    const config = await withFoundRate(planned, loader, signal)
    const job = { ...planned, config }
    const optimizer = makeOptimizer(config)
    const schedule = makeSchedule(config, optimizer)
    tellRules(job, describeRule(optimizer), describeRule(schedule))
    const checkpoints = fileCheckpoints(folder, config)
    // Read again where it lies, now that nobody else writes there: its run goes on in these files.
    if (job.inPlace !== undefined) await checkpoints.load(job.inPlace ?? undefined)
    tellWhereFrom(job)
    const save = async (state: RunState) => {
      await checkpoints.save(state)
      isSaved = true
    }
    if (config.gradientStatistics === null) await removeGradientFile(folder)
    const { loader: validation, callbacks: choosing } = watched(
      job.data.parts,
      choiceOf(job),
      evaluationBatchSize(model),
    )
    // What could be lost is saved before anything else is written or said.
    const callbacks = [
      { onTrainStart: () => writeConfig(folder, config) },
      announce(job),
      nanGuard(),
      ...choosing,
      bar.callback,
      ...gradientFile(job, config.gradientStatistics),
      periodicCheckpoint(save, rhythm(job)),
      report(job),
      ...(isNamed(job) ? [tellGradientNorms(job)] : []),
    ]
    const history = await fit(model, loader, {
      ...{ backend, loss, optimizer, schedule, callbacks, metrics, parameterRules, validation, signal },
      ...{ epochs: config.epochs, clipNorm: config.clip, averageDecay: config.ema, seed: config.seed },
      ...(resumed?.state ? { resume: resumed.state } : {}),
    })
    return await finish(job, history, signal)
  } catch (error) {
    const words = isNamed(planned) ? 'npx oneloop train' : 'npx oneloop train with the same file,'
    await endEarly({
      ...{ error, isSaved, folder, output },
      goOn: `${words} --resume --out ${shellWord(folder)}`,
      writeModel: () => writeModelFiles(folder, planned.modelFiles, model, planned.modelOptions),
    })
    return null
  }
}

/** The steps' batches: in a new order each epoch, put together and changed as asked for. */
function trainingLoader({ config, data }: Job) {
  const { batchSize, seed } = config
  const isBalanced = 'balance' in config && config.balance === true
  const dataset = data.parts.train
  const plain = dataset.loader({ batchSize, shuffle: true, seed, ...(isBalanced && { balanced: true }) })
  const steps = config.accumulate === 1 ? plain : { ...accumulate(plain, config.accumulate), dataset }
  return 'augment' in config && config.augment === true
    ? augment(steps as DataLoader<Dataset<Features>>, AUGMENTATION)
    : steps
}

function choiceOf({ config, monitor }: Job): Choice | null {
  return makesChoice(config) ? { patience: config.earlyStopping, keep: config.keep, monitor } : null
}

/** When it is saved: as asked for, or after each epoch; where epochs are short, about twenty times. */
function rhythm(job: Job) {
  const { checkpointEvery, epochs } = job.config
  return checkpointEvery === null ? { everyEpochs: tellEvery(job, epochs) } : rhythmOf(checkpointEvery)
}

function tellRules({ config, data, loss, monitor, output }: Job, optimizer: string, schedule: string): void {
  const units = data.task === 'regression' ? ', of targets scaled to mean 0 and standard deviation 1' : ''
  output.status(`\nLoss: ${describeRule(loss)}${units}`)
  output.status(`Optimizer: ${optimizer}; schedule: ${schedule}`)
  tellChoice({ config, monitor, output })
}

function tellChoice({ config, monitor, output }: Pick<Job, 'config' | 'monitor' | 'output'>): void {
  const { earlyStopping, keep } = config
  const by = monitorWords(monitor)
  const kept = keep === 'best' ? `the weights of the epoch with the best ${by} are kept` : 'the last weights are kept'
  if (earlyStopping !== null) {
    output.status(`Early stopping: when the ${by} has not improved for ${plural(earlyStopping, 'epoch')}; ${kept}`)
  } else if (keep === 'best') output.status(`Kept: ${kept}`)
}

function tellWhereFrom({ config, resumed, output }: Job): void {
  if (resumed === null) return
  if (resumed.state === null) {
    output.status('\nThe run was ended before its first checkpoint: it starts from the beginning')
    return
  }
  const { epoch, stepInEpoch } = resumed.state
  output.status(`\nGoing on from epoch ${epoch}, step ${stepInEpoch}`)
  const note = epochsNote(resumed.saved, config)
  if (note !== null) output.warn(note)
}
