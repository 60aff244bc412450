import type { Backend } from '@oneloop/core'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import type { Mlp } from '@oneloop/mlp-model'
import { judge } from '../../table/judge.ts'
import type { Output } from '../output.ts'
import { evaluationBatchSize } from '../training/train-config.ts'
import { perClassTable } from './class-table.ts'
import { describeScores } from './describe-scores.ts'
import type { KnownRows } from './known-rows.ts'
import { lossFor } from './loss-for.ts'

interface Options {
  readonly backend: Backend
  readonly output: Output
}

/** What suits the task: a table per class and the AUC; or MAE, RMSE and R². */
export async function tellScores(model: Mlp, { rows, task }: KnownRows, { backend, output }: Options): Promise<void> {
  const how = { backend, loss: lossFor(task, undefined), batchSize: evaluationBatchSize(model) }
  const { scores, outputs, targets: actual } = await judge(model, rows, how)
  if (actual.kind === 'classes') {
    const confusion = ConfusionMatrix.from(argMax(outputs, rows.outputs), actual.data, rows.outputs)
    output.result(`${perClassTable(confusion, rows.outputNames, 'rows')}\n`)
    const perClass = confusion.perClass().map((own, label) => ({ class: rows.outputNames[label]!, ...own }))
    output.event({ task, ...scores, count: rows.length, perClass })
  } else output.event({ task, ...scores, count: rows.length })
  output.result(`${describeScores(scores)}   (${rows.length.toLocaleString('en-US')} rows)`)
}
