import {
  binaryCrossEntropy,
  crossEntropy,
  type Loss,
  type LossName,
  losses,
  lossTargets,
  nearest,
  OneloopError,
  type Optimizer,
  optimizers,
  type Schedule,
  type TargetKind,
} from '@oneloop/core'
import type { Task } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import type { ParameterRules } from '@oneloop/trainer'
import { taskLosses } from '../../table/table-defaults.ts'
import { kebab } from '../options.ts'
import type { Settings } from './config.ts'
import type { Part } from './parts.ts'
import { parseSchedule } from './schedule-option.ts'

const TARGETS: Readonly<Record<Task, TargetKind>> = {
  classification: 'classes',
  regression: 'values',
  multilabel: 'labels',
}

/** The losses that a task can have. */
export function lossesOf(task: Task): LossName[] {
  return (Object.keys(lossTargets) as LossName[]).filter((name) => lossTargets[name] === TARGETS[task])
}

/** @throws OneloopError `OPTION_INVALID` for a loss of another task */
export function lossFor(task: Task, asked: LossName | undefined): LossName {
  const fit = lossesOf(task)
  const name = asked ?? taskLosses[task]
  if (fit.includes(name)) return name
  throw new OneloopError(`--loss ${kebab(name)} is not for ${task}`, {
    code: 'OPTION_INVALID',
    fix: `use ${fit.map(kebab).join(' or ')}`,
  })
}

/**
 * The loss with what the options say of it.
 *
 * @param train what balanced weights are counted on
 * @throws OneloopError `OPTION_INVALID` for options of another loss
 */
export function makeLoss({ loss, labelSmoothing, classWeights }: LossSettings, train: Part<'train'>): Loss {
  const weights = classWeights === null ? null : weightsOf(loss, classWeights, train)
  if (labelSmoothing > 0 && loss !== 'crossEntropy') throw wrongLoss('--label-smoothing', loss, 'cross-entropy')
  if (loss === 'crossEntropy') return crossEntropy({ labelSmoothing, ...(weights && { classWeights: weights }) })
  if (weights === null) return losses[loss]()
  if (loss === 'binaryCrossEntropy') return binaryCrossEntropy({ positiveWeights: weights })
  throw wrongLoss('--class-weights', loss, 'cross-entropy or binary-cross-entropy')
}

type LossSettings = Pick<Settings, 'loss' | 'labelSmoothing' | 'classWeights'>

/** Of a class rows ÷ (classes · its rows), as scikit-learn balances them; of a label, its noes ÷ its yeses. */
function weightsOf(
  loss: Loss['kind'],
  asked: NonNullable<Settings['classWeights']>,
  train: Part<'train'>,
): readonly number[] {
  if (lossTargets[loss] === 'values') throw wrongLoss('--class-weights', loss, 'cross-entropy')
  const { outputNames, length } = train
  if (asked === 'balanced') {
    const counts = train.classCounts().map((count) => Math.max(1, count))
    if (lossTargets[loss] === 'labels') return counts.map((count) => (length - count) / count)
    return counts.map((count) => length / (counts.length * count))
  }
  if (asked.length === outputNames.length) return asked
  throw new OneloopError(
    `--class-weights has ${asked.length} weights, and there are ${outputNames.length} classes: ${outputNames.slice(0, 20).join(', ')}`,
    { code: 'OPTION_INVALID', fix: 'give one for each, in this order, or balanced' },
  )
}

function wrongLoss(option: string, loss: Loss['kind'], right: string): OneloopError {
  return new OneloopError(`${option} is not of ${kebab(loss)}`, { code: 'OPTION_INVALID', fix: `it is of ${right}` })
}

export type OptimizerSettings = Pick<Settings, 'optimizer' | 'learningRate' | 'foundLearningRate' | 'weightDecay'>

export function makeOptimizer(settings: OptimizerSettings): Optimizer {
  const { optimizer, learningRate, foundLearningRate, weightDecay } = settings
  const rate = learningRate === 'find' ? foundLearningRate : learningRate
  return optimizers[optimizer]({
    ...(rate === null ? {} : { learningRate: rate }),
    ...(weightDecay === null ? {} : { weightDecay }),
  })
}

/** @throws OneloopError as `parseSchedule` */
export function makeSchedule({ schedule }: Pick<Settings, 'schedule'>, { learningRate }: Optimizer): Schedule {
  return parseSchedule(schedule, learningRate)
}

/**
 * What `--freeze` and `--no-bias-decay` say of single parameters. A layer is named as the network prints it: `fc1`.
 *
 * @throws OneloopError `UNKNOWN_NAME` for a layer that is none, `OPTION_INVALID` when nothing is left to learn
 */
export function makeParameterRules({ freeze, biasDecay }: Pick<Settings, 'freeze' | 'biasDecay'>, model: Mlp) {
  const layers = model.layers.map(({ name }) => name)
  const parameters = Object.keys(model.parameters)
  const rules: Record<string, ParameterRules[string]> = biasDecay ? {} : { '*.bias': { weightDecay: 0 } }
  const frozen = freeze.flatMap((name) => {
    if (layers.includes(name)) return [`${name}.weight`, `${name}.bias`]
    if (parameters.includes(name)) return [name]
    const known = [...layers, ...parameters]
    const near = nearest(name, known)
    throw new OneloopError(`--freeze: the network has no layer or parameter '${name}'`, {
      code: 'UNKNOWN_NAME',
      fix: near === undefined ? `there are ${known.join(', ')}` : `did you mean '${near}'?`,
    })
  })
  if (new Set(frozen).size === parameters.length) {
    throw new OneloopError('--freeze leaves nothing to learn', { code: 'OPTION_INVALID', fix: 'name fewer layers' })
  }
  for (const name of frozen) rules[name] = { ...rules[name], frozen: true }
  return rules
}

/** The rows of a batch that is only evaluated: the lesson's thousand, or fewer where rows and layers are wide. */
export function evaluationBatchSize({ widths }: Mlp): number {
  const values = widths.reduce((sum, width) => sum + width, 0)
  return Math.max(1, Math.min(1000, Math.floor(MOST_VALUES / values)))
}

/** 64 MiB of them: what the layers of one batch may hold. */
const MOST_VALUES = 2 ** 24
