import { type Loader, OneloopError } from '@oneloop/core'
import { findLearningRate } from '@oneloop/trainer'
import type { RunConfig } from './config.ts'
import type { Job } from './job.ts'
import { FILES } from './output-folder.ts'
import { drawAll } from './picture.ts'
import { makeOptimizer } from './rules.ts'

/**
 * The config with the rate that a range test suggests, for `--lr find`; its curve is drawn into the folder. A run that goes
 * on has found its rate before.
 *
 * @throws OneloopError `OPTION_INVALID` when no rate makes the loss fall
 */
export async function withFoundRate(job: Job, loader: Loader, signal: AbortSignal): Promise<RunConfig> {
  const { config, model, backend, loss, parameterRules, output } = job
  if (config.learningRate !== 'find' || config.foundLearningRate !== null) return config
  const optimizer = makeOptimizer(config)
  const how = { backend, loss, optimizer, parameterRules, seed: config.seed }
  const range = await findLearningRate(model, loader, how)
  const { suggestion, curve } = range
  const draw = async () => {
    const [{ learningRateFigure }, { renderPng }] = await Promise.all([
      import('@oneloop/figures'),
      import('@oneloop/figures/node'),
    ])
    return renderPng(learningRateFigure(range, { labels: 'ko+en' }))
  }
  await drawAll([{ name: FILES.learningRate, draw }], job, signal)
  if (suggestion === null) {
    throw new OneloopError(`no learning rate from ${curve[0]!.learningRate} up makes the loss fall`, {
      code: 'OPTION_INVALID',
      fix: 'give one with --lr, or look at the data',
    })
  }
  const found = Number(suggestion.toPrecision(3))
  output.status(
    `Learning rate: ${found}, where the loss falls fastest in a range test of ${curve.length} steps (${FILES.learningRate})`,
  )
  output.event({ event: 'learning-rate', suggestion: found, curve })
  return { ...config, foundLearningRate: found }
}
