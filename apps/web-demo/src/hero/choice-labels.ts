import type { OptimizerName, ScheduleName } from 'oneloop'
import type { Localized } from '../i18n/language.ts'

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
  polynomial: { ko: '직선 감소', en: 'Straight line' },
  cosine: { ko: '코사인 감소', en: 'Cosine' },
  warmRestarts: { ko: '코사인 재시작', en: 'Warm restarts' },
  oneCycle: { ko: '원 사이클', en: 'One cycle' },
  plateau: { ko: '정체되면 감소', en: 'On a plateau' },
}
