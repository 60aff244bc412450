import { type Constant, constant } from './constant.ts'
import { type Cosine, cosine } from './cosine.ts'
import { type OneCycle, oneCycle } from './one-cycle.ts'
import { type Plateau, plateau } from './plateau.ts'
import { type Polynomial, polynomial } from './polynomial.ts'
import type { Schedule, Sequence, SequencePart, Warmup } from './schedule.ts'
import { sequence } from './sequence.ts'
import { type Step, step } from './step.ts'
import { type WarmRestarts, warmRestarts } from './warm-restarts.ts'
import { warmup } from './warmup.ts'

/** Every schedule that stands by itself, by name, with its defaults. `warmup` and `sequence` are made of these. */
export const schedules = { constant, step, polynomial, cosine, warmRestarts, oneCycle, plateau } as const

/** The kind of a schedule. */
export type ScheduleName = keyof typeof schedules

export {
  type Constant,
  type Cosine,
  constant,
  cosine,
  type OneCycle,
  oneCycle,
  type Plateau,
  type Polynomial,
  plateau,
  polynomial,
  type Schedule,
  type Sequence,
  type SequencePart,
  type Step,
  sequence,
  step,
  type WarmRestarts,
  type Warmup,
  warmRestarts,
  warmup,
}
