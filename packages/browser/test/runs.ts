// The same runs in a page's worker and, by `fit`, in Node.
import { wasm } from '@oneloop/backend-wasm'
import type { TrainOptions } from '@oneloop/browser'
import { adam, binaryCrossEntropy, crossEntropy, huber, momentum, oneCycle } from '@oneloop/core'
import { type AugmentOptions, augment, type DataLoader, Dataset, type Features } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { earlyStopping, type FitOptions, fit, weightsSha256 } from '@oneloop/trainer'

const ROWS = 200

const number = (i: number, k: number) => Math.abs(Math.sin(i * 12.9898 + k * 78.233) * 43758.5453) % 1
const class3 = (i: number) => Math.min(2, Math.floor(number(i, 0) * 3))
const bytes = Uint8Array.from({ length: ROWS * 64 }, (_, i) => Math.floor(number(Math.floor(i / 64), i % 7) * 256))
const floats = Float32Array.from({ length: ROWS * 5 }, (_, i) => number(Math.floor(i / 5), i % 5) - 0.5)

const images = new Dataset<Features>({
  features: bytes,
  labels: Uint8Array.from({ length: ROWS }, (_, i) => class3(i)),
  classNames: ['가', 'b', 'c'],
  rows: 8,
  columns: 8,
  source: 'images',
})
const values = new Dataset<Features>({
  features: floats,
  targets: {
    kind: 'values',
    data: Float32Array.from({ length: ROWS * 2 }, (_, i) => floats[Math.floor(i / 2) * 5 + (i % 2)]! * 2),
    outputs: 2,
  },
  outputNames: ['x', 'y'],
  width: 5,
  rowWeights: Float32Array.from({ length: ROWS }, (_, i) => 0.5 + number(i, 9)),
  source: 'values',
})
const labels = new Dataset<Features>({
  features: floats,
  targets: {
    kind: 'labels',
    data: Uint8Array.from({ length: ROWS * 2 }, (_, i) => Number(floats[Math.floor(i / 2) * 5 + (i % 2)]! > 0)),
    outputs: 2,
  },
  outputNames: ['x', 'y'],
  width: 5,
  source: 'labels',
})

const parted = (dataset: Dataset<Features>) => dataset.split({ fraction: 0.75, seed: 3 })

/** Every kind of data, and every option that changes the weights, in some run. */
export const RUNS: Readonly<Record<string, () => TrainOptions>> = {
  'images by class, augmented, one cycle'() {
    const [train, held] = parted(images)
    return {
      model: new Mlp([64, 16, 3], { seed: 4, dropout: 0.2 }),
      data: train.loader({ batchSize: 16, shuffle: true, seed: 2 }),
      augment: { shift: 1, rotate: 10 },
      validation: held.loader(),
      epochs: 4,
      loss: crossEntropy({ labelSmoothing: 0.1 }),
      schedule: oneCycle(),
      clipNorm: 1,
      seed: 9,
    }
  },
  'values of weighted rows, averaged, with rules'() {
    const [train, held] = parted(values)
    return {
      model: new Mlp([5, 8, 2], { activation: 'tanh', seed: 1 }),
      data: train.loader({ batchSize: 20, shuffle: true }),
      validation: held.loader(),
      epochs: 1500,
      checkpointEpochs: 50,
      loss: huber(),
      optimizer: momentum({ learningRate: 0.05 }),
      averageDecay: 0.9,
      parameterRules: { 'fc1.bias': { frozen: true } },
    }
  },
  'labels, stopped early at the best epoch'() {
    const [train, held] = parted(labels)
    return {
      model: new Mlp([5, 32, 2], { seed: 1 }),
      data: train.loader({ batchSize: 10, shuffle: true }),
      validation: held.loader(),
      epochs: 4000,
      checkpointEpochs: 50,
      loss: binaryCrossEntropy(),
      optimizer: adam({ learningRate: 0.003 }),
      earlyStopping: { patience: 100 },
    }
  },
}

export interface Outcome {
  readonly weightsSha256: string | null
  readonly losses: readonly number[]
}

/** What Node makes of the same options. */
export async function inNode(options: TrainOptions): Promise<Outcome> {
  const { model, data, augment: changes, earlyStopping: patience, checkpointEpochs: _, ...rest } = options
  const loader = data as DataLoader<Dataset<Features>>
  const history = await fit(model, changes === undefined ? loader : augment(loader, changes as AugmentOptions), {
    ...(rest as unknown as Omit<FitOptions, 'backend'>),
    backend: wasm(),
    callbacks: patience === undefined ? [] : [earlyStopping(patience)],
  })
  return {
    weightsSha256: await weightsSha256(model.parameters),
    losses: history.epochs.map(({ loss }) => loss),
  }
}
