import { LESSON } from 'oneloop'
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
  epochs: LESSON.epochs,
  batchSize: LESSON.batchSize,
  learningRate: LESSON.learningRate,
  seed: LESSON.seed,
  widths: LESSON.widths,
}
