import type { ActivationName, OptimizerName, ScheduleName } from 'oneloop'
import type { Localized } from '../i18n/language.ts'

export const activationLabels: Readonly<Record<ActivationName, string>> = {
  relu: 'ReLU',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  gelu: 'GELU',
  identity: 'Identity',
}

/** In the order of the lesson. */
export const optimizerLabels: Readonly<Record<OptimizerName, Localized>> = {
  sgd: { ko: 'SGD', en: 'SGD' },
  momentum: { ko: '모멘텀', en: 'Momentum' },
  rmsprop: { ko: 'RMSprop', en: 'RMSprop' },
  adagrad: { ko: 'Adagrad', en: 'Adagrad' },
  adam: { ko: 'Adam', en: 'Adam' },
  adamw: { ko: 'AdamW', en: 'AdamW' },
}

export const scheduleLabels: Readonly<Record<ScheduleName, Localized>> = {
  constant: { ko: '일정하게', en: 'Constant' },
  step: { ko: '계단식 감소', en: 'Step' },
  cosine: { ko: '코사인 감소', en: 'Cosine' },
  oneCycle: { ko: '원 사이클', en: 'One cycle' },
}
