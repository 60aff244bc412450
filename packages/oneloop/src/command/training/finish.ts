import { join } from 'node:path'
import type { History } from '@oneloop/core'
import type { DataLoader } from '@oneloop/data'
import { evaluate, predict, weightsSha256 } from '@oneloop/trainer'
import { CHECKPOINT_FILES } from '@oneloop/trainer/node'
import { openModel } from '../reading/model.ts'
import { writeModelFiles } from './artifacts.ts'
import type { Job } from './job.ts'
import { FILES } from './output-folder.ts'
import { drawAll } from './picture.ts'
import { makeLoss } from './train-config.ts'

/** What comes after the last epoch: the model first, then what can be drawn again. */
export async function finish(job: Job, history: History, test: DataLoader, signal: AbortSignal): Promise<void> {
  const { config, folder, model, backend, modelFiles, modelOptions, output } = job
  await writeModelFiles(folder, modelFiles, model, modelOptions)
  const { accuracy } = history.epochs.at(-1)!
  output.result(`\nFinal accuracy: ${percent(accuracy)}`)

  const { name } = modelFiles.at(-1)!
  output.status(`\nSaved ${name}. Loading it into a fresh network…`)
  const loaded = await openModel(join(folder, name), output)
  const again = await evaluate(loaded.model, test, { backend, loss: makeLoss(config) })
  output.status(`Loaded ${name}: accuracy ${percent(again.accuracy)}`)

  const logits = await predict(model, test, { backend })
  const { pictures } = await import('./pictures.ts')
  const drawn = await drawAll(pictures(history, job.data.test, logits), job, signal)

  output.status(`\nWritten to ${folder}`)
  output.status(`  ${[...modelFiles.map((file) => file.name), CHECKPOINT_FILES[0], FILES.config].join('  ')}`)
  output.status(`  ${[FILES.historyJson, FILES.historyCsv, ...drawn].join('  ')}`)
  output.event({ event: 'done', accuracy, weightsSha256: await weightsSha256(model.parameters), out: folder })
}

const percent = (fraction: number | null) => (fraction === null ? '–' : `${(fraction * 100).toFixed(2)}%`)
