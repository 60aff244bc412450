import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wasm } from '@oneloop/backend-wasm'
import { adam, crossEntropy, meanSquaredError } from '@oneloop/core'
import { Dataset, table } from '@oneloop/data'
import { readCsv } from '@oneloop/data/node'
import { Mlp } from '@oneloop/mlp-model'
import { evaluate, fit } from '@oneloop/trainer'
import type { LargeTask, LoadingTask, TableName, TablesConfig, TablesTask } from '../peer.ts'

/** The network and the training of `sklearn_tables.py`, as a user of oneloop writes them. */
const HIDDEN = 64
const BATCH = 32
const EPOCHS = 100

const version = 'oneloop'
const backend = wasm()

export async function tables({ folder }: TablesConfig): Promise<TablesTask> {
  return {
    version,
    device: 'WASM SIMD',
    async fit(name: TableName, seed: number) {
      const isRegression = name === 'diabetes'
      const columns = await readCsv(join(folder, `${name}.csv`))
      const made = table(columns, { target: 'target', task: isRegression ? 'regression' : 'classification' })
      const { train, test } = made.split({ parts: [0.75, 0.25], seed, stratified: !isRegression })
      const startedAt = performance.now()
      const model = new Mlp([train.width, HIDDEN, train.outputs], { seed })
      const loss = isRegression ? meanSquaredError() : crossEntropy()
      await fit(model, train.loader({ batchSize: BATCH, shuffle: true, seed }), {
        backend,
        loss,
        optimizer: adam({ learningRate: 1e-3 }),
        epochs: EPOCHS,
      })
      const seconds = (performance.now() - startedAt) / 1000
      const { accuracy, metrics } = await evaluate(model, test.loader(), { backend, loss })
      const score = accuracy ?? 1 - metrics['rmse']! ** 2 / variance(test)
      return { score, seconds, train: [...train.indices], test: [...test.indices] }
    },
  }
}

function variance({ targets, indices }: Dataset<Float32Array>): number {
  const values = Array.from(indices, (row) => targets.data[row]!)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}

/** A made table of 50 columns and two classes, to 256-128, as `torch_tables.py` makes it. */
export async function large(): Promise<LargeTask> {
  let train: Dataset<Float32Array>
  return {
    version,
    device: 'WASM SIMD, all threads',
    async prepare(rows: number) {
      const features = new Float32Array(rows * 50)
      const labels = new Uint8Array(rows)
      let state = 1
      for (let i = 0; i < features.length; i++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        features[i] = state / 2 ** 31 - 1
      }
      for (let row = 0; row < rows; row++) labels[row] = features[row * 50]! * features[row * 50 + 1]! > 0 ? 1 : 0
      train = new Dataset<Float32Array>({
        features,
        width: 50,
        targets: { kind: 'classes', data: labels },
        outputNames: ['no', 'yes'],
        source: 'made',
      })
    },
    async epoch() {
      const model = new Mlp([50, 256, 128, 2], { seed: 1 })
      const loader = train.loader({ batchSize: 1024, shuffle: true, seed: 1 })
      const startedAt = performance.now()
      const history = await fit(model, loader, { backend, optimizer: adam({ learningRate: 1e-3 }), epochs: 1 })
      return { seconds: (performance.now() - startedAt) / 1000, loss: history.epochs[0]!.loss }
    },
  }
}

export async function loading(): Promise<LoadingTask> {
  return {
    version,
    device: 'Node, one thread',
    async read(path: string) {
      // The file's bytes are in the system's memory for both.
      await readFile(path)
      const startedAt = performance.now()
      await readCsv(path)
      return (performance.now() - startedAt) / 1000
    },
  }
}
