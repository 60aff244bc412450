import { activationNames, losses, OneloopError, optimizers } from '@oneloop/core'
import type { Command } from 'commander'
import { decimal, kebab, oneOf, path, wholeNumber, widths } from '../options.ts'
import { checkpointText } from './checkpoint-option.ts'
import { type ClassWeights, type Given, LESSON_CONFIG } from './config.ts'
import { metricNames, monitorName, namedMetrics } from './metrics-option.ts'
import { SCHEDULE_HELP, scheduleText } from './schedule-option.ts'

/** What commander makes of the options below. */
export interface TrainingFlags
  extends Omit<Given, 'earlyStopping' | 'learningRate' | 'classWeights' | 'fold' | 'foundLearningRate'> {
  readonly lr?: number | 'find'
  readonly earlyStopping?: number | 'off'
  readonly classWeights?: ClassWeights
}

const names = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as Name[]
const list = (of: readonly string[]) => of.map(kebab).join('|')

export function addTrainingOptions(command: Command): void {
  const from0 = { from: 0 }
  const within = { above: 0, below: 1 }
  command
    .optionsGroup('Data:')
    .option('--data <name|folder>', 'mnist, fashion-mnist, kmnist, or a folder of IDX files (default: mnist)')
    .option('--limit <n>', 'only the first n training images', wholeNumber('--limit', 1))
    .option(
      '--validation <fraction>',
      'part of the rows to learn from, to stop or pick by (images: 0.1 where needed)',
      decimal('--validation', within),
    )
    .option('--split-seed <n>', 'of the parts (default: --seed)', wholeNumber('--split-seed', 0, 2 ** 31 - 1))
    .optionsGroup('Network:')
    .option('--hidden <widths>', 'hidden layers, or none (default: 128,64)', widths('--hidden'))
    .option('--activation <name>', `${list(activationNames)} (default: relu)`, oneOf('activation', activationNames))
    .option('--dropout <p>', 'after every hidden layer (default: 0)', decimal('--dropout', { from: 0, below: 1 }))
    .option(
      '--init-from <model>',
      'begin with this model’s layers (other classes: a new last one)',
      path('--init-from'),
    )
    .option('--freeze <layers>', 'leave these layers as they begin: fc1,fc2', layers)
    .optionsGroup('Steps:')
    .option('--epochs <n>', `passes over the data (default: ${LESSON_CONFIG.epochs})`, wholeNumber('--epochs', 1))
    .option('--batch-size <n>', `rows a batch (default: ${LESSON_CONFIG.batchSize})`, wholeNumber('--batch-size', 1))
    .option('--accumulate <n>', 'batches a step (default: 1)', wholeNumber('--accumulate', 1))
    .option('--lr <rate>', 'learning rate, or find (default: the optimizer’s, 0.001 for adam)', learningRate)
    .option('--optimizer <name>', `${list(names(optimizers))} (default: adam)`, oneOf('optimizer', names(optimizers)))
    .option('--schedule <name>', `${SCHEDULE_HELP} (default: constant)`, scheduleText)
    .option('--loss <name>', `${list(names(losses))} (default: what suits the task)`, oneOf('loss', names(losses)))
    .option(
      '--label-smoothing <x>',
      'of cross-entropy (default: 0)',
      decimal('--label-smoothing', { from: 0, below: 1 }),
    )
    .option('--class-weights <list>', 'balanced, or a weight for each class: 1,2.5,1', classWeights)
    .option('--weight-decay <w>', 'default: the optimizer’s', decimal('--weight-decay', from0))
    .option('--no-bias-decay', 'no weight decay of biases')
    .option('--clip <norm>', 'clip gradients to this joint norm (default: off)', decimal('--clip', { above: 0 }))
    .option(
      '--ema <decay>',
      'keep a moving average of the weights, such as 0.999 (default: off)',
      decimal('--ema', within),
    )
    .option('--seed <n>', 'of weights, shuffles and dropout (default: 1)', wholeNumber('--seed', 0, 2 ** 31 - 1))
    .optionsGroup('What stops and what is kept:')
    .option('--early-stopping <epochs>', 'without a better monitored figure, then stop; or off', patience)
    .option(
      '--keep <which>',
      'best|last epoch’s weights (default: best with --early-stopping)',
      oneOf('--keep', ['best', 'last']),
    )
    .option(
      '--monitor <figure>',
      'validation-loss|loss|accuracy|train-accuracy, or a metric (default: validation-loss)',
      monitorName,
    )
    .option('--metrics <names>', `told after each epoch: ${list(names(namedMetrics))}`, metricNames)
    .option(
      '--gradient-statistics <n>',
      'norms and update ratios of every n-th step',
      wholeNumber('--gradient-statistics', 1),
    )
    .optionsGroup('Several runs, side by side:')
    .option('--folds <k>', 'cross-validation: k runs, each tested on another part', wholeNumber('--folds', 2, 1000))
    .option('--seeds <n>', 'n runs on the same parts, with the seeds from --seed on', wholeNumber('--seeds', 1, 1000))
}

/** Of a command's options, what was given of a run. */
export function givenSettings(flags: TrainingFlags): Given {
  const { lr, earlyStopping, biasDecay } = flags
  const known = Object.keys(LESSON_CONFIG).filter((name) => !['biasDecay', 'earlyStopping'].includes(name))
  const plain = Object.entries(flags).filter(([name]) => known.includes(name))
  return {
    ...Object.fromEntries(plain),
    ...(lr === undefined ? {} : { learningRate: lr }),
    ...(earlyStopping === undefined ? {} : { earlyStopping: earlyStopping === 'off' ? null : earlyStopping }),
    // It is there, and true, also when the option is not given.
    ...(biasDecay === false ? { biasDecay } : {}),
  }
}

function learningRate(text: string): number | 'find' {
  return text === 'find' ? 'find' : decimal('--lr', { above: 0 })(text)
}

function patience(text: string): number | 'off' {
  return text === 'off' ? 'off' : wholeNumber('--early-stopping', 1)(text)
}

function classWeights(text: string): ClassWeights {
  return text === 'balanced' ? 'balanced' : text.split(',').map(decimal('--class-weights', { from: 0 }))
}

function layers(text: string): string[] {
  const found = text.split(',').map((name) => name.trim())
  if (found.every((name) => name !== '')) return found
  throw new OneloopError(`--freeze is a list of layers with commas between, not '${text}'`, {
    code: 'OPTION_INVALID',
    fix: 'give fc1,fc2',
  })
}

/** Where a run writes, and how it goes on. */
export function addFolderOptions(command: Command): void {
  command
    .optionsGroup('Files:')
    .option('--out <folder>', 'where everything is written (default: runs/<date and time>)', path('--out'))
    .option('--force', 'write over the run that --out holds')
    .option('--resume [checkpoint]', 'go on from the newest checkpoint in --out, or from this one', path('--resume'))
    .option('--checkpoint-every <n>', '5 epochs, 500steps or 5min (default: 1 epoch)', checkpointText)
}
