import { type Backend, losses, OneloopError } from '@oneloop/core'
import { columnTypes, type Dataset, type Features, prepare, type Task } from '@oneloop/data'
import { openNodeInput, readColumns } from '@oneloop/data/node'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import type { Mlp } from '@oneloop/mlp-model'
import type { ReadModel } from '@oneloop/model-io'
import { readImageFolder } from '../../node/read-image-folder.ts'
import type { Output } from '../output.ts'
import { evaluationBatchSize, lossFor } from '../training/rules.ts'
import { perClassTable } from './class-table.ts'
import type { ImageShape } from './image-model.ts'
import type { TableModel } from './open-table-model.ts'
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
  const how = { backend, loss: losses[lossFor(task, undefined)](), batchSize: evaluationBatchSize(model) }
  const { scores, outputs, targets: actual } = await judge(model, data, how)
  if (actual.kind === 'classes') {
    const confusion = ConfusionMatrix.from(argMax(outputs, data.outputs), actual.data, data.outputs)
    output.result(`${perClassTable(confusion, data.outputNames, 'rows')}\n`)
    const perClass = confusion.perClass().map((own, label) => ({ class: data.outputNames[label]!, ...own }))
    output.event({ task, ...scores, count: data.length, perClass })
  } else output.event({ task, ...scores, count: data.length })
  output.result(`${describeScores(scores)}   (${data.length.toLocaleString('en-US')} rows)`)
}
