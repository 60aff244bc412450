import {
  adam,
  type Backend,
  checkRule,
  crossEntropy,
  type LearningRateRange,
  type Loader,
  type Loss,
  losses,
  type Optimizer,
  optimizers,
} from '@oneloop/core'
import { checkBatches } from '@oneloop/core/engine'
import type { Mlp } from '@oneloop/mlp-model'
import { checkBackend, checkLoader, checkModel } from './check-fit.ts'
import { invalid } from './fit-error.ts'
import { type ParameterRules, resolveParameterRules } from './parameter-rules.ts'
import { turns } from './turn.ts'

/**
 * The learning-rate range test: trains a copy of the network for `steps` steps (default 100) while the rate rises
 * exponentially from `from` (default 1e-6) to `to` (default 1), and stops once the loss is four times its best. The model
 * itself is left as it is. Smith 2015, https://arxiv.org/abs/1506.01186
 *
 * @throws OneloopError `FIT_INVALID`; what the backend's `createEngine` throws
 */
export async function findLearningRate(
  model: Mlp,
  loader: Loader,
  options: {
    readonly backend: Backend
    readonly loss?: Loss
    readonly optimizer?: Optimizer
    /** As for `fit`: what is frozen there is frozen here. */
    readonly parameterRules?: ParameterRules
    readonly seed?: number
    readonly from?: number
    readonly to?: number
    readonly steps?: number
  },
): Promise<LearningRateRange> {
  const { backend, loss = crossEntropy(), optimizer = adam(), seed = 1, from = 1e-6, to = 1, steps = 100 } = options
  checkModel(model)
  checkLoader('the loader', loader)
  checkBackend(backend)
  checkRule('loss', loss, losses, 'LOSS_INVALID')
  checkRule('optimizer', optimizer, optimizers, 'OPTIMIZER_INVALID')
  if (!(from > 0 && to > from && Number.isFinite(to)))
    throw invalid(`the rates go up from above 0, not from ${from} to ${to}`)
  if (!(Number.isInteger(steps) && steps >= 10)) throw invalid(`steps is a whole number, at least 10, not ${steps}`)

  const { layers, parameters } = model
  const check = checkBatches(layers, loss)
  const turn = turns()
  const maxBatchSize = loader.batchSize
  const parameterRules = resolveParameterRules(options.parameterRules ?? {}, Object.keys(parameters), optimizer)
  const program = { layers, parameters, loss, optimizer, clipNorm: null, maxBatchSize, seed, parameterRules }
  const engine = await backend.createEngine(program)
  const curve: LearningRateRange['curve'][number][] = []
  try {
    for (const batch of batches(loader, steps)) {
      check(batch)
      const learningRate = from * (to / from) ** (curve.length / (steps - 1))
      await engine.resetTotals()
      const pending = engine.trainStep(batch, learningRate)
      if (pending) await pending
      const { lossSum } = await engine.readTotals()
      const smoothed = smooth(curve.at(-1)?.smoothed, lossSum)
      curve.push({ learningRate, loss: lossSum, smoothed })
      const best = Math.min(...curve.map((point) => point.smoothed))
      if (!Number.isFinite(lossSum) || smoothed > 4 * best) break
      if (turn.isDue()) await turn.give()
    }
  } finally {
    await engine.dispose()
  }
  return { curve, suggestion: steepest(curve) }
}

/** So many batches, epoch after epoch. */
function* batches(loader: Loader, steps: number) {
  let left = steps
  for (let epoch = 1; left > 0; epoch++) {
    for (const batch of loader.epoch(epoch)) {
      yield batch
      if (--left === 0) return
    }
  }
}

/** A single batch's loss is noisy: a moving average shows where it goes. */
const smooth = (last: number | undefined, loss: number) => (last === undefined ? loss : 0.8 * last + 0.2 * loss)

function steepest(curve: LearningRateRange['curve']): number | null {
  const lowest = curve.reduce((best, point, i) => (point.smoothed < curve[best]!.smoothed ? i : best), 0)
  let found: number | null = null
  let fall = 0
  // The rates rise by one factor a step, so differences between neighbours are slopes over log(rate).
  for (let i = 1; i <= lowest; i++) {
    const slope = curve[i]!.smoothed - curve[i - 1]!.smoothed
    if (slope >= fall) continue
    fall = slope
    found = curve[i]!.learningRate
  }
  return found
}
