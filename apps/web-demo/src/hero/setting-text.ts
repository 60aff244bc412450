import { activations } from 'oneloop'
import { fill } from '../i18n/fill.ts'
import type { Localized } from '../i18n/language.ts'
import { engineLabels } from '../training/engines.ts'
import type { RunConfig } from '../training/run-config.ts'
import { optimizerLabels, scheduleLabels } from './choice-labels.ts'
import { text } from './text.ts'

type Translate = (text: Localized) => string

/** A setting with its value, such as `Batch size 64`. */
export function settingText(name: keyof RunConfig, config: RunConfig, t: Translate): string {
  return `${t(settingNames[name])} ${settingValue(name, config, t)}`
}

export const settingNames: Readonly<Record<keyof RunConfig, Localized>> = {
  engine: text.engine,
  hidden: text.hidden,
  activation: text.activation,
  dropout: text.dropout,
  optimizer: text.optimizer,
  learningRate: text.learningRate,
  schedule: text.schedule,
  epochs: text.epochs,
  batchSize: text.batchSize,
  seed: text.seed,
  images: text.images,
}

function settingValue(name: keyof RunConfig, config: RunConfig, t: Translate): string {
  switch (name) {
    case 'engine':
      return t(engineLabels[config.engine])
    case 'hidden':
      return config.hidden.length === 0 ? t(text.noHidden) : config.hidden.join('-')
    case 'activation':
      return activations[config.activation].label
    case 'optimizer':
      return t(optimizerLabels[config.optimizer])
    case 'schedule':
      return t(scheduleLabels[config.schedule])
    default:
      return fill('{value}', { value: config[name] })
  }
}
