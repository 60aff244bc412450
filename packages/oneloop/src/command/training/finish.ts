import { join } from 'node:path'
import { type EpochReport, type History, losses } from '@oneloop/core'
import type { Task } from '@oneloop/data'
import { evaluate, weightsSha256 } from '@oneloop/trainer'
import { CHECKPOINT_FILES } from '@oneloop/trainer/node'
import { type Judged, judge, type Scores } from '../../table/judge.ts'
import { openModel } from '../reading/model.ts'
import { describeScores } from '../table/describe-scores.ts'
import { writeModelFiles } from './artifacts.ts'
import { monitored, monitorWords } from './choosing.ts'
import { plural, shellWord } from './describe.ts'
import { isNamed, type Job } from './job.ts'
import { FILES } from './output-folder.ts'
import { drawAll, type Picture } from './picture.ts'
import { evaluationBatchSize } from './rules.ts'

/** What came out of a run. */
export interface RunOutcome {
  readonly task: Task
  /** Of the part that was not learnt from, and by which nothing was chosen. */
  readonly test: Scores
  /** Of the part that was held back, at the epoch whose weights are kept; null where none was. */
  readonly validation: Scores | null
  /** Whose weights are kept. */
  readonly epoch: number
  /** Epochs that were trained. */
  readonly epochs: number
  readonly weightsSha256: string
  /** The run's folder. */
  readonly out: string
}

/** What comes after the last epoch: the model first, then the scores, then what can be drawn again. */
export async function finish(job: Job, history: History, signal: AbortSignal): Promise<RunOutcome> {
  const { config, folder, data, model, backend, modelFiles, modelOptions, output } = job
  await writeModelFiles(folder, modelFiles, model, modelOptions)
  const kept = keptEpoch(job, history)
  if (config.keep === 'best') {
    const value = monitored(kept, job.monitor) ?? Number.NaN
    output.status(`Kept: epoch ${kept.epoch}, the best ${monitorWords(job.monitor)} (${Number(value.toPrecision(5))})`)
  }
  const how = { backend, loss: losses[config.loss](), batchSize: evaluationBatchSize(model) }
  const judged = await judge(model, data.parts.test, how)
  tellScores(job, judged.scores)
  if (isNamed(job)) await tellLoaded(job, how)
  const drawn = job.pictures ? await drawAll(await picturesOf(job, history, judged), job, signal) : []
  tellFiles(job, drawn)
  const outcome = {
    task: data.task,
    test: judged.scores,
    validation: data.parts.validation === null ? null : scoresOf(kept),
    epoch: kept.epoch,
    epochs: history.epochs.length,
    weightsSha256: await weightsSha256(model.parameters),
    out: folder,
  }
  const { accuracy } = judged.scores
  output.event({ event: 'done', ...(accuracy === undefined ? {} : { accuracy }), ...outcome })
  return outcome
}

function keptEpoch({ config, monitor }: Job, history: History): EpochReport {
  const last = history.epochs.at(-1)!
  return config.keep === 'best' ? (history.best(monitor) ?? last) : last
}

/** What an epoch reached on the part that was held back. */
export function scoresOf({ validationLoss, accuracy, metrics }: EpochReport): Scores {
  return { loss: validationLoss ?? Number.NaN, ...(accuracy !== null && { accuracy }), ...metrics }
}

function tellScores(job: Job, scores: Scores): void {
  const { test, validation } = job.data.parts
  if (isNamed(job) && validation === null) {
    job.output.result(`\nFinal accuracy: ${((scores['accuracy'] ?? Number.NaN) * 100).toFixed(2)}%`)
  } else {
    job.output.result(`\nTest, ${plural(test.length, job.what)} never learnt from: ${describeScores(scores)}`)
  }
}

/** The lesson's last step: the saved file, loaded into a fresh network, is as good. */
async function tellLoaded(job: Job, how: Parameters<typeof judge>[2]): Promise<void> {
  const { folder, data, modelFiles, output } = job
  const { name } = modelFiles.at(-1)!
  output.status(`\nSaved ${name}. Loading it into a fresh network…`)
  const loaded = await openModel(join(folder, name), output)
  const { backend, loss, batchSize } = how
  const again = await evaluate(loaded.model, data.parts.test.loader({ batchSize }), { backend, loss })
  output.status(`Loaded ${name}: accuracy ${((again.accuracy ?? Number.NaN) * 100).toFixed(2)}%`)
}

// Imported once there is something to draw: charts take half of the command's start.
async function picturesOf(job: Job, history: History, judged: Judged): Promise<Picture[]> {
  const { test } = job.data.parts
  if (isNamed(job)) return (await import('./pictures.ts')).pictures(history, test, judged.outputs)
  return (await import('../table/pictures.ts')).tablePictures(history, test, judged)
}

function tellFiles({ folder, data, modelFiles, config, output }: Job, drawn: readonly string[]): void {
  const tables = [FILES.historyJson, FILES.historyCsv, ...(config.gradientStatistics === null ? [] : [FILES.gradients])]
  output.status(`\nWritten to ${folder}`)
  output.status(`  ${[...modelFiles.map(({ name }) => name), CHECKPOINT_FILES[0], FILES.config].join('  ')}`)
  output.status(`  ${[...tables, ...drawn].join('  ')}`)
  if (data.preprocessing === null) return
  output.status(
    `Predict with: npx oneloop predict --model ${shellWord(join(folder, FILES.model))} NEW.csv --out predictions.csv`,
  )
}
