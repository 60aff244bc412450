import type { Engine, Program } from '@oneloop/core'
import { rows } from '@oneloop/trainer/conformance'

const WARM_UP = 3
const BUDGET_MS = 700

/**
 * Milliseconds of one training step of `batchSize` rows, the median of some, the device's work included. The rows are
 * as sparse as MNIST's; the engine's state is as before.
 */
export async function measureStep(engine: Engine, { layers }: Program, batchSize = 64): Promise<number> {
  const before = await engine.readState()
  const batch = rows('sparse bytes', batchSize, layers[0]!.in, layers.at(-1)!.out)
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
