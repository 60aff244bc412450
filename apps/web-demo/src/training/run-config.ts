import type { EngineName } from './engines.ts'

/** How a run is set up. Stored with its checkpoint, so that a run goes on as it began. */
export interface RunConfig {
  readonly engine: EngineName
  readonly epochs: number
  readonly batchSize: number
  readonly learningRate: number
  /** Of the first weights and of the order of the images, as on the command line. */
  readonly seed: number
  /** Features in, hidden widths, classes. */
  readonly widths: readonly number[]
}

/** The lesson's run: what `oneloop train` does with no options. */
export const lessonConfig: RunConfig = {
  engine: 'wasm',
  epochs: 5,
  batchSize: 64,
  learningRate: 1e-3,
  seed: 1,
  widths: [784, 128, 64, 10],
}
