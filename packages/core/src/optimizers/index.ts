import { type Adagrad, adagrad } from './adagrad.ts'
import { type Adam, adam } from './adam.ts'
import { type AdamW, adamw } from './adamw.ts'
import { type Momentum, momentum } from './momentum.ts'
import { type RmsProp, rmsprop } from './rmsprop.ts'
import { type Sgd, sgd } from './sgd.ts'

/** Every optimizer, as data. Its mathematics is in its docstring and in the reference engine. */
export type Optimizer = Sgd | Momentum | RmsProp | Adagrad | Adam | AdamW

/** Every optimizer by name, with its defaults, in order of complexity. */
export const optimizers = { sgd, momentum, rmsprop, adagrad, adam, adamw } as const

/** The kind of an optimizer. */
export type OptimizerName = keyof typeof optimizers

/** The arrays that an optimizer keeps for each parameter, all zeros at first: the keys of `EngineState.slots`. */
export const optimizerSlots = {
  sgd: [],
  momentum: ['momentumBuffer'],
  rmsprop: ['squareAvg'],
  adagrad: ['sum'],
  adam: ['expAvg', 'expAvgSq'],
  adamw: ['expAvg', 'expAvgSq'],
} as const satisfies Record<OptimizerName, readonly string[]>

export {
  type Adagrad,
  type Adam,
  type AdamW,
  adagrad,
  adam,
  adamw,
  type Momentum,
  momentum,
  type RmsProp,
  rmsprop,
  type Sgd,
  sgd,
}
