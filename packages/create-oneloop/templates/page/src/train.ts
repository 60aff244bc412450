import { adam, DataLoader, encodeInputs, fit, forward, fromRows, Mlp, table, wasm } from 'oneloop'
import { makeGrid, makeMoons } from './moons.ts'

export const GRID = { columns: 64, rows: 40 }

/** What the page is told after every epoch. */
export interface Progress {
  readonly epoch: number
  readonly loss: number
  /** Of points that the network does not learn from, 0–1. */
  readonly accuracy: number
  /** How sure the network is of the upper moon in each cell of the grid, 0–1. */
  readonly grid: Float32Array
}

/** Trains a small network to tell two moons apart. */
export async function train(onProgress: (progress: Progress) => void): Promise<void> {
  const points = table(fromRows(makeMoons()), { target: 'moon' })
  const { train, test } = points.split({ parts: [0.8, 0.2], seed: 1, stratified: true })
  const { preprocessing } = train
  if (preprocessing === null) throw new Error('a table has a preprocessing')
  const cells = encodeInputs(makeGrid(GRID.columns, GRID.rows), preprocessing).features
  const upper = train.classNames.indexOf('upper')
  await fit(
    new Mlp([train.width, 32, 32, train.outputs], { seed: 1 }),
    new DataLoader(train, { batchSize: 32, shuffle: true, seed: 1 }),
    {
      backend: wasm(),
      optimizer: adam({ learningRate: 3e-3 }),
      epochs: 40,
      validation: new DataLoader(test, { batchSize: 256 }),
      callbacks: [
        {
          onEpochEnd(run, { epoch, loss, accuracy }) {
            const grid = sureness(forward(run.model, cells), train.outputs, upper)
            onProgress({ epoch, loss, accuracy: accuracy ?? 0, grid })
          },
        },
      ],
    },
  )
}

/** The softmax of one class. */
function sureness(logits: Float32Array, outputs: number, wanted: number): Float32Array {
  return Float32Array.from({ length: logits.length / outputs }, (_, row) => {
    const powers = logits.subarray(row * outputs, (row + 1) * outputs).map((logit) => Math.exp(logit))
    return powers[wanted]! / powers.reduce((sum, power) => sum + power, 0)
  })
}
