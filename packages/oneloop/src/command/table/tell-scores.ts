import { type Backend, losses } from '@oneloop/core'
import type { Task } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { judge } from '../../table/judge.ts'
import { taskLosses } from '../../table/table-defaults.ts'
import type { Output } from '../output.ts'
import { evaluationBatchSize } from '../training/rules.ts'
import { describeScores } from './describe-scores.ts'
import type { KnownRows } from './known-rows.ts'
import { perOutput } from './output-scores.ts'

interface Options {
  readonly backend: Backend
  readonly output: Output
}

/** What suits the task: a table per class or label, with its AUC; or MAE, RMSE and R². */
export async function tellScores(model: Mlp, { rows, task }: KnownRows, { backend, output }: Options): Promise<void> {
  const how = { backend, loss: losses[taskLosses[task]](), batchSize: evaluationBatchSize(model) }
  const judged = await judge(model, rows, how)
  const { scores } = judged
  const each = perOutput(judged, rows.outputNames)
  if (each !== null) output.result(`${each.table}\n`)
  const all = each === null ? {} : { [EACH[task]]: each.scores }
  output.event({ task, ...scores, count: rows.length, ...all })
  output.result(`${describeScores(scores)}   (${rows.length.toLocaleString('en-US')} rows)`)
}

const EACH: Readonly<Record<Task, string>> = {
  classification: 'perClass',
  multilabel: 'perLabel',
  regression: 'perTarget',
}
