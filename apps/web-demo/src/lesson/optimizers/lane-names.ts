import type { OptimizerName } from 'oneloop'

/** The runners, in the order of their lesson. */
export const laneNames: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  momentum: 'Momentum',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adam: 'Adam',
  adamw: 'AdamW',
}
