import { activationNames, type Backend, lossTargets, optimizers, sha256 } from '@oneloop/core'
import { weightsSha256 } from '../checkpoint/weights-sha256.ts'
import { rows, take, weighted } from './data.ts'
import { LOSSES } from './losses.ts'
import { makeProgram } from './make-program.ts'

const STEPS = 12
const ROWS = 64

/**
 * The SHA-256 of what small networks become that are trained with every loss, every activation, every optimizer, dropout,
 * clipping and row weights: of their weights and totals. An engine that promises the same bits everywhere gives the same
 * text on every runtime, on any number of threads, and with each training stopped in its middle and resumed.
 */
export async function trainingDigest(backend: Backend, options: { readonly resumed?: boolean } = {}): Promise<string> {
  const parts: string[] = []
  for (const [i, loss] of Object.values(LOSSES).entries()) {
    const activation = activationNames[i % activationNames.length]!
    const makeOptimizer = Object.values(optimizers)[i % Object.values(optimizers).length]!
    const kind = (['sparse bytes', 'dense bytes', 'floats'] as const)[i % 3]!
    const program = makeProgram(
      [45, 64, 17, 5],
      { activation, dropout: 0.2 },
      { loss, optimizer: makeOptimizer({ weightDecay: 0.01 }), clipNorm: 0.5, maxBatchSize: ROWS },
    )
    const data = rows(kind, STEPS * ROWS, 45, 5, lossTargets[loss.kind])
    const batch = i % 2 === 0 ? data : weighted(data)
    let engine = await backend.createEngine(program)
    for (let step = 0; step < STEPS; step++) {
      if (options.resumed && step === STEPS / 2) {
        const state = await engine.readState()
        await engine.dispose()
        engine = await backend.createEngine(program)
        await engine.writeState(state)
      }
      // The last batch is partial.
      await engine.trainStep(take(batch, step * ROWS, Math.min((step + 1) * ROWS, STEPS * ROWS - 9)), 1e-2)
    }
    const { parameters, totals } = await engine.readState()
    await engine.dispose()
    parts.push(await weightsSha256(parameters), JSON.stringify(totals))
  }
  return sha256(new TextEncoder().encode(parts.join('\n')))
}
