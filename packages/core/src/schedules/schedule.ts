import type { Constant } from './constant.ts'
import type { Cosine } from './cosine.ts'
import type { OneCycle } from './one-cycle.ts'
import type { Plateau } from './plateau.ts'
import type { Polynomial } from './polynomial.ts'
import type { Step } from './step.ts'
import type { WarmRestarts } from './warm-restarts.ts'

/** How the learning rate goes over a run, as data. `learningRateAt` says what it is at a step. */
export type Schedule = Constant | Step | Polynomial | Cosine | WarmRestarts | OneCycle | Plateau | Warmup | Sequence

/** Made by `warmup`. */
export interface Warmup {
  readonly kind: 'warmup'
  readonly steps: number
  readonly after: Schedule
}

/** Made by `sequence`. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly parts: readonly SequencePart[]
}

/** A schedule that rules for some epochs of a `sequence`. */
export interface SequencePart {
  /** How many epochs the part lasts; the last part goes on to the end of the run. */
  readonly epochs: number
  readonly schedule: Schedule
}
