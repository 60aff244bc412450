import { type Engine, lossTargets, type Program } from '@oneloop/core'
import { rows } from '@oneloop/trainer/conformance'

const WARM_UP = 3
const BUDGET_MS = 700

/** The lesson's, and few enough that a slow device is done soon. */
const ROWS = 64

/**
 * Milliseconds of one training step of 64 rows, or of as many as the program's batches have, the median of some, the
 * device's work included. The rows are as sparse as MNIST's; the engine's state is as before.
 */
export async function measureStep(engine: Engine, { layers, loss, maxBatchSize }: Program): Promise<number> {
  const before = await engine.readState()
  const size = Math.min(ROWS, maxBatchSize)
  const batch = rows('sparse bytes', size, layers[0]!.in, layers.at(-1)!.out, lossTargets[loss.kind])
  const times: number[] = []
  const until = performance.now() + BUDGET_MS
  for (let i = 0; i < 5 + WARM_UP || (i < 200 && performance.now() < until); i++) {
    const start = performance.now()
    await engine.trainStep(batch, 0)
    await engine.readTotals()
    if (i >= WARM_UP) times.push(performance.now() - start)
  }
  await engine.writeState(before)
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
}
