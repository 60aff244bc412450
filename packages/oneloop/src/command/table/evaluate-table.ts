import { type Backend, OneloopError } from '@oneloop/core'
import { columnTypes, type Dataset, type Features, prepare, type Task } from '@oneloop/data'
import { openNodeInput, readColumns } from '@oneloop/data/node'
import type { Mlp } from '@oneloop/mlp-model'
import type { ReadModel } from '@oneloop/model-io'
import { readImageFolder } from '../../node/read-image-folder.ts'
import type { Output } from '../output.ts'
import { evaluationBatchSize } from '../training/train-config.ts'
import { lossFor } from './defaults.ts'
import type { ImageShape } from './image-model.ts'
import type { TableModel } from './open-table-model.ts'
import { perOutput } from './output-scores.ts'
import { describeScores, judge } from './scores.ts'

const TASKS: Readonly<Record<'classes' | 'values' | 'labels', Task>> = {
  classes: 'classification',
  values: 'regression',
  labels: 'multilabel',
}

interface Options {
  readonly backend: Backend
  readonly output: Output
}

/** What suits the task: a table per class and the AUC; or MAE, RMSE and R². */
export async function evaluateTable(
  { model, preprocessing }: TableModel,
  file: string,
  options: Options,
): Promise<void> {
  const { target } = preprocessing
  const targets = target.kind === 'values' ? target.columns.map(({ name }) => [name, 'number'] as const) : []
  const types = { ...columnTypes(preprocessing), ...Object.fromEntries(targets) }
  const source = file === '-' ? await openNodeInput(process.stdin, 'stdin.csv') : file
  await tellScores(model, prepare(await readColumns(source, { types }), preprocessing), TASKS[target.kind], options)
}

/** The same of a model of images, on a folder of images by class. */
export async function evaluateImages(
  { model, normalization, classNames }: Pick<ReadModel, 'model' | 'normalization' | 'classNames'>,
  { rows, columns, channels }: ImageShape,
  folder: string,
  options: Options,
): Promise<void> {
  const images = await readImageFolder(folder, { size: { width: columns, height: rows } })
  const isSame = images.channels === channels && images.classNames.join('\n') === classNames?.join('\n')
  if (!isSame) {
    throw new OneloopError(`its classes or colours are not those of the model (${classNames?.join(', ')})`, {
      code: 'SHAPE_MISMATCH',
      file: folder,
      fix: 'give a folder of images for each of these classes',
    })
  }
  const data = normalization === null ? images : images.withTransform(normalization)
  await tellScores(model, data, 'classification', options)
}

async function tellScores(
  model: Mlp,
  data: Dataset<Features>,
  task: Task,
  { backend, output }: Options,
): Promise<void> {
  const how = { backend, loss: lossFor(task, undefined), batchSize: evaluationBatchSize(model) }
  const judged = await judge(model, data, how)
  const { scores } = judged
  const each = perOutput(judged, data.outputNames)
  if (each !== null) output.result(`${each.table}\n`)
  const all = each === null ? {} : { [EACH[task]]: each.scores }
  output.event({ task, ...scores, count: data.length, ...all })
  output.result(`${describeScores(scores)}   (${data.length.toLocaleString('en-US')} rows)`)
}

const EACH: Readonly<Record<Task, string>> = {
  classification: 'perClass',
  multilabel: 'perLabel',
  regression: 'perTarget',
}
