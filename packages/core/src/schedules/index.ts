import { type Constant, constant } from './constant.ts'
import { type Cosine, cosine } from './cosine.ts'
import { type OneCycle, oneCycle } from './one-cycle.ts'
import { type Step, step } from './step.ts'

/** How the learning rate goes over a run, as data. `learningRateAt` says what it is at a step. */
export type Schedule = Constant | Step | Cosine | OneCycle

/** Every schedule by name, with its defaults. */
export const schedules = { constant, step, cosine, oneCycle } as const

export type ScheduleName = keyof typeof schedules

export { type Constant, type Cosine, constant, cosine, type OneCycle, oneCycle, type Step, step }
