import { accumulate, augment, Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import {
  adamw,
  type Callback,
  crossEntropy,
  decodeCheckpoint,
  earlyStopping,
  encodeCheckpoint,
  type FitOptions,
  fit,
  gradientStatistics,
  plateau,
  type RunState,
  warmup,
} from '@oneloop/trainer'
import { expect, test } from 'vitest'
import { wasm } from './index.ts'

/** Three kinds of small pictures, told apart by their first two pixels, with noise in the others. */
function pictures(count: number, seed: number): Dataset {
  const features = Uint8Array.from(
    { length: count * 16 },
    (_, k) => (Math.imul(k + seed * 977, 2654435761) >>> 13) & 255,
  )
  const labels = Uint8Array.from({ length: count }, (_, row) => (features[row * 16]! + features[row * 16 + 1]!) % 3)
  return new Dataset({ features, labels, rows: 4, columns: 4, classNames: ['a', 'b', 'c'], source: 'made up' })
}

const learnt = accumulate(
  augment(pictures(90, 1).loader({ batchSize: 6, balanced: true, seed: 3 }), { shift: 1, rotate: 15, noise: 0.1 }),
  2,
)
const validation = pictures(40, 2).loader({ batchSize: 40 })
const network = () => new Mlp([16, 24, 20, 3], { seed: 1, dropout: 0.3, activation: 'gelu' })

/** All that a run may be told, together. */
function everything(threads: number, log: string[], more: readonly Callback[] = []): FitOptions {
  return {
    backend: wasm({ threads }),
    epochs: 8,
    seed: 5,
    loss: crossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2, 0.5] }),
    optimizer: adamw({ learningRate: 0.05, weightDecay: 0.01 }),
    schedule: warmup(5, plateau({ factor: 0.5, patience: 0 })),
    clipNorm: 1,
    parameterRules: {
      'fc1.*': { frozen: true },
      '*.bias': { weightDecay: 0 },
      'fc3.weight': { learningRateFactor: 0.5 },
    },
    averageDecay: 0.8,
    validation,
    metrics: { largest: (outputs) => Math.max(...outputs) },
    callbacks: [
      earlyStopping({ patience: 4 }),
      gradientStatistics(({ epoch, step, ...norms }) => void log.push(`${epoch}:${step} ${JSON.stringify(norms)}`), {
        everySteps: 7,
      }),
      ...more,
    ],
  }
}

const untimed = (history: Awaited<ReturnType<typeof fit>>) => history.epochs.map(({ seconds: _, ...report }) => report)

test.each([1, 3])(
  'with every feature on, cut anywhere and resumed, on %i threads: the bits of a whole run',
  async (threads) => {
    const log: string[] = []
    const whole = network()
    const history = await fit(whole, learnt, everything(1, log))
    for (const cut of [1, 3, learnt.length, learnt.length + 5, 4 * learnt.length - 1]) {
      const cutLog: string[] = []
      let saved: RunState | undefined
      let left = cut
      const stopping: Callback = {
        onStep: (run) => {
          if (--left === 0) run.stop('cut')
        },
        async onTrainEnd(run) {
          saved = await run.snapshot()
        },
      }
      await fit(network(), learnt, everything(threads, cutLog, [stopping]))
      const { state: resume } = await decodeCheckpoint(await encodeCheckpoint(saved!))
      const resumed = network()
      const again = await fit(resumed, learnt, { ...everything(threads, cutLog), resume })
      expect(resumed.parameters, `cut after ${cut} steps`).toEqual(whole.parameters)
      expect(untimed(again)).toEqual(untimed(history))
      expect(cutLog).toEqual(log)
    }
  },
)
