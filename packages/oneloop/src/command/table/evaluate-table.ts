import type { Backend } from '@oneloop/core'
import { columnTypes, prepare, type Task } from '@oneloop/data'
import { openNodeInput, readColumns } from '@oneloop/data/node'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import type { Output } from '../output.ts'
import { evaluationBatchSize } from '../training/train-config.ts'
import { perClassTable } from './class-table.ts'
import { lossFor } from './defaults.ts'
import type { TableModel } from './open-table-model.ts'
import { describeScores, judge } from './scores.ts'

const TASKS: Readonly<Record<'classes' | 'values' | 'labels', Task>> = {
  classes: 'classification',
  values: 'regression',
  labels: 'multilabel',
}

/** What suits the task: a table per class and the AUC; or MAE, RMSE and R². */
export async function evaluateTable(
  { model, preprocessing }: TableModel,
  file: string,
  { backend, output }: { readonly backend: Backend; readonly output: Output },
): Promise<void> {
  const { target } = preprocessing
  const targets = target.kind === 'values' ? target.columns.map(({ name }) => [name, 'number'] as const) : []
  const types = { ...columnTypes(preprocessing), ...Object.fromEntries(targets) }
  const source = file === '-' ? await openNodeInput(process.stdin, 'stdin.csv') : file
  const data = prepare(await readColumns(source, { types }), preprocessing)
  const task = TASKS[target.kind]
  const options = { backend, loss: lossFor(task, undefined), batchSize: evaluationBatchSize(model) }
  const { scores, outputs, targets: actual } = await judge(model, data, options)
  if (actual.kind === 'classes') {
    const confusion = ConfusionMatrix.from(argMax(outputs, data.outputs), actual.data, data.outputs)
    output.result(`${perClassTable(confusion, data.outputNames, 'rows')}\n`)
    const perClass = confusion.perClass().map((own, label) => ({ class: data.outputNames[label]!, ...own }))
    output.event({ task, ...scores, count: data.length, perClass })
  } else output.event({ task, ...scores, count: data.length })
  output.result(`${describeScores(scores)}   (${data.length.toLocaleString('en-US')} rows)`)
}
