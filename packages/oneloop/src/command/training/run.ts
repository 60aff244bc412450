import { join } from 'node:path'
import type { Backend, History } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import type { TrainAndTest } from '@oneloop/mnist-data'
import { dataset } from '@oneloop/mnist-data/node'
import {
  type Callback,
  type Checkpoint,
  epochLine,
  evaluate,
  fit,
  gradientNorms,
  nanGuard,
  periodicCheckpoint,
  predict,
  weightsSha256,
} from '@oneloop/trainer'
import { fileCheckpoints, readCheckpoint } from '@oneloop/trainer/node'
import { type BackendFlags, selectBackend } from '../backends.ts'
import { EXIT } from '../exit-status.ts'
import type { Output } from '../output.ts'
import { openModel } from '../reading/model.ts'
import { makeFolder, writeConfig, writeFigures, writeHistory, writeModelFiles } from './artifacts.ts'
import { describeData, describeRule, plural } from './describe.ts'
import { Interrupted, interruptSignal } from './interrupt.ts'
import { progressBar } from './progress-bar.ts'
import { resumedConfig } from './resumed-config.ts'
import { LESSON_CONFIG, makeLoss, makeModel, makeOptimizer, makeSchedule, type TrainConfig } from './train-config.ts'

export interface RunRequest {
  /** What the command line said; the rest is the lesson's, or the checkpoint's. */
  readonly given: Partial<TrainConfig>
  /** A checkpoint's path, `'newest'` of the folder, or null for a new run. */
  readonly resume: string | null
  readonly folder: string
  readonly backend: BackendFlags
  readonly checkpointEvery: number
  readonly output: Output
}

/** The lesson, step by step, said as it happens. */
export async function startRun(request: RunRequest): Promise<void> {
  const { folder, output } = request
  const checkpoint = await loadCheckpoint(request)
  const config = checkpoint === null ? { ...LESSON_CONFIG, ...request.given } : resumedConfig(checkpoint, request.given)
  await makeFolder(folder)

  const data = await loadData(config)
  output.status(describeData(data))
  const model = makeModel(config, data.train)
  output.status(`\nModel: ${model}`)
  const [loss, optimizer, schedule] = [makeLoss(config), makeOptimizer(config), makeSchedule(config)]
  output.status(`\nLoss: ${describeRule(loss)}`)
  output.status(`Optimizer: ${describeRule(optimizer)}; schedule: ${describeRule(schedule)}`)
  const notUsed: string[] = []
  const backend = selectBackend(request.backend.backend, request.backend, { notUsed })

  const train = new DataLoader(data.train, { batchSize: config.batchSize, shuffle: true, seed: config.seed })
  const test = new DataLoader(data.test, { batchSize: 1000 })
  await writeConfig(folder, config)
  const checkpoints = fileCheckpoints(folder, config)
  const bar = progressBar(output)
  const interrupt = interruptSignal(() => {
    bar.clear()
    output.status('Stopping after this step; Ctrl-C again stops at once.')
  })
  const callbacks = [
    announce(output, config, notUsed, checkpoint),
    nanGuard(),
    bar.callback,
    report(output, folder),
    periodicCheckpoint((state) => checkpoints.save(state), { everyEpochs: request.checkpointEvery }),
    tellGradientNorms(output, data),
  ]
  try {
    const history = await fit(model, train, {
      ...{ backend, loss, optimizer, schedule, callbacks },
      ...{ epochs: config.epochs, clipNorm: config.clip, seed: config.seed },
      validation: test,
      signal: interrupt.signal,
      ...(checkpoint === null ? {} : { resume: checkpoint.state }),
    })
    await finish(request, config, model, history, data, backend)
  } catch (error) {
    if (error instanceof OneloopError && error.code === 'DIVERGED') {
      await writeModelFiles(folder, model, config, data.train)
      output.warn(`The last good weights are in ${folder}`)
    }
    if (!(error instanceof Interrupted)) throw error
    output.warn(`Interrupted; everything is saved. Go on with: npx oneloop train --resume --out ${folder}`)
    process.exitCode = EXIT.interrupted
  } finally {
    interrupt.release()
  }
}

async function loadCheckpoint({ resume, folder, output }: RunRequest): Promise<Checkpoint | null> {
  if (resume === null) return null
  const checkpoint = resume === 'newest' ? await fileCheckpoints(folder).load() : await readCheckpoint(resume)
  if (checkpoint === null) {
    throw new OneloopError('there is no checkpoint to go on from', {
      code: 'CHECKPOINT_MISSING',
      file: folder,
      fix: 'leave --resume out to start a new run',
    })
  }
  const { epoch, step } = checkpoint.state
  output.status(`Going on from epoch ${epoch}, step ${step}`)
  return checkpoint
}

async function loadData({ data, limit }: TrainConfig): Promise<TrainAndTest> {
  const { train, test } = await dataset(data)
  return { train: limit === null ? train : train.subset({ start: 0, end: Math.min(limit, train.length) }), test }
}

/** Says what does the work, once an engine has been found, and that it begins. */
function announce(
  output: Output,
  config: TrainConfig,
  notUsed: readonly string[],
  checkpoint: Checkpoint | null,
): Callback {
  return {
    onTrainStart(run) {
      output.status(`Device: ${run.device}`)
      for (const why of notUsed) output.status(`  not used: ${why}`)
      output.status(
        `\nTraining: ${plural(run.epochs, 'epoch')} of ${plural(run.stepsPerEpoch, 'step')}, ${plural(config.batchSize, 'image')} a step`,
      )
      const { epochs, stepsPerEpoch: steps, device } = run
      output.event({ event: 'start', epochs, steps, device, resumed: checkpoint !== null, config })
    },
  }
}

function report(output: Output, folder: string): Callback {
  return {
    async onEpochEnd(run, { epoch, loss, accuracy, seconds }) {
      output.result(epochLine(run.history.epochs.at(-1)!, run.epochs))
      output.event({ event: 'epoch', epoch, epochs: run.epochs, loss, accuracy, seconds })
      await writeHistory(folder, run.history)
    },
  }
}

/** The lesson's inspection: how steep the loss is along each parameter, on the first batch of test images. */
function tellGradientNorms(output: Output, { test }: TrainAndTest): Callback {
  return {
    async onTrainEnd(run) {
      if (run.stopReason !== null) return
      const [batch] = new DataLoader(test, { batchSize: Math.min(64, test.length) }).epoch(1)
      const norms = gradientNorms(await run.gradients(batch!))
      output.status('\nTraining done. Gradient norms on the first test images:')
      for (const [name, norm] of Object.entries(norms)) output.status(`  ${name.padEnd(12)} ${norm.toFixed(6)}`)
      output.event({ event: 'gradients', norms })
    },
  }
}

async function finish(
  { folder, output }: RunRequest,
  config: TrainConfig,
  model: Mlp,
  history: History,
  data: TrainAndTest,
  backend: Backend,
): Promise<void> {
  const test = new DataLoader(data.test, { batchSize: 1000 })
  const files = await writeModelFiles(folder, model, config, data.train)
  await writeFigures(folder, history, data.test, await predict(model, test, { backend }))
  const { accuracy } = history.epochs.at(-1)!
  output.result(`\nFinal accuracy: ${percent(accuracy ?? Number.NaN)}`)

  output.status(`\nSaved ${files.pth}. Loading it into a fresh network…`)
  const loaded = await openModel(join(folder, files.pth), output)
  const again = await evaluate(loaded.model, test, { backend, loss: makeLoss(config) })
  output.status(`Loaded ${files.pth}: accuracy ${percent(again.accuracy ?? Number.NaN)}`)

  output.status(`\nWritten to ${folder}`)
  output.status(`  ${files.safetensors}  ${files.pth}  checkpoint.safetensors  config.json`)
  output.status('  history.json  history.csv  training.svg  training.png  confusion.png  mistakes.png')
  output.event({ event: 'done', accuracy, weightsSha256: await weightsSha256(model.parameters), out: folder })
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`
