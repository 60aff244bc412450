import { basename, resolve } from 'node:path'
import type { Loss, Metric, Monitor } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import type { WriteModelOptions } from '@oneloop/model-io'
import type { ParameterRules } from '@oneloop/trainer'
import { tableDefaults } from '../../table/table-defaults.ts'
import type { Output } from '../output.ts'
import { imageMetadata } from '../table/image-model.ts'
import { prepareData } from '../table/prepare-data.ts'
import type { Prepared } from '../table/prepared.ts'
import type { TableFlags } from '../table/table-options.ts'
import { checkSize } from './check-size.ts'
import {
  type Configured,
  DEFAULTS,
  type Given,
  LESSON_CONFIG,
  makesChoice,
  type RunConfig,
  type Settings,
} from './config.ts'
import { dataDigests } from './data-digest.ts'
import { openStart, type Start, startModel } from './init-from.ts'
import { metricsOf, monitorFor, reportedMetrics } from './metrics-option.ts'
import { partsOf } from './parts.ts'
import { movedData, prepareNamed } from './prepare-named.ts'
import type { Resumed } from './resume.ts'
import { resumedConfig } from './resumed-config.ts'
import { lossFor, makeLoss, makeOptimizer, makeParameterRules, makeSchedule } from './rules.ts'

/** All that is known of a run before its first step. */
export interface Plan {
  readonly config: RunConfig
  readonly data: Prepared
  readonly model: Mlp
  readonly modelOptions: WriteModelOptions
  readonly loss: Loss
  readonly metrics: Readonly<Record<string, Metric>>
  readonly monitor: Monitor
  readonly parameterRules: ParameterRules
}

/** What a run is asked for: on data by name, or on a file of one's own. */
export interface Asked {
  readonly file: string | null
  readonly given: Given
}

/** The fraction of the training images that is held back where something chooses and nobody says how many. */
const HELD_BACK = 0.1

/**
 * Decides and checks everything that can be known before the first step, and says what was read and decided.
 *
 * @throws OneloopError `OPTION_INVALID`, `UNKNOWN_NAME`, `RESUME_CONFLICT`, `CHECKPOINT_MISMATCH`, `OUT_OF_MEMORY`; what
 *   readers of data and of models throw
 */
export async function planRun(asked: Asked, resumed: Resumed | null, output: Output): Promise<Plan> {
  const saved = resumed === null ? null : resumedConfig(resumed.saved, asked.given)
  const initFrom = saved?.initFrom ?? asked.given.initFrom ?? null
  // The weights of a run that goes on are in its checkpoint.
  const start =
    initFrom === null || resumed?.state ? null : await openStart(initFrom, saved === null ? asked.given : {}, output)
  const drawn =
    asked.file === null
      ? await planNamed(asked.given, saved, start)
      : await planFile(asked.file, asked.given, saved, start)
  const data = withNormalization(drawn.data, drawn.settings)
  const config: RunConfig = { ...drawn.settings, dataSha256: dataDigests(data.parts) }
  if (resumed !== null) checkSameData(resumed, config, asked.file ?? (config as { data: string }).data)
  const { train } = data.parts
  const monitor = monitorFor(config.monitor, data.task)
  const reported = reportedMetrics(data.task, config.metrics, config.monitor)
  const loss = makeLoss(config, train)
  makeSchedule(config, makeOptimizer(config))
  checkSize([train.width, ...config.hidden, train.outputs])
  const [model, startWords] = start === null ? [drawModel(config, data), null] : startModel(start, train, config)
  for (const line of data.lines) output.status(line)
  output.status(asked.file === null ? `\nModel: ${model}` : networkLine(model, drawn.why))
  if (startWords !== null) output.status(startWords)
  output.event(dataEvent(data))
  return {
    ...{ config, data, model, loss, monitor },
    modelOptions: modelOptions(data, asked.file !== null),
    metrics: metricsOf(reported, data.preprocessing),
    parameterRules: makeParameterRules(config, model),
  }
}

function dataEvent({ rows, columns, types, parts: { train, validation, test } }: Prepared) {
  const held = validation === null ? {} : { validation: validation.length }
  return { event: 'data', rows, columns, types, parts: { train: train.length, ...held, test: test.length } }
}

interface Drawn {
  readonly settings: Configured
  readonly data: Prepared
  /** Why the network is as it is. */
  readonly why: string
}

async function planNamed(given: Given, saved: RunConfig | null, start: Start | null): Promise<Drawn> {
  const wanted = saved ?? { ...LESSON_CONFIG, ...given, ...startSettings(start), ...choiceOf(given, null) }
  const named = wanted as typeof LESSON_CONFIG
  const loss = lossFor('classification', wanted.loss)
  const validation = named.validation ?? (makesChoice(wanted) ? HELD_BACK : null)
  const seed = named.splitSeed ?? wanted.seed
  const data = await prepareNamed(named, validation, seed).catch((error: unknown) => {
    throw saved !== null && given.data === undefined ? movedData(error) : error
  })
  return { settings: { ...named, loss, validation }, data, why: '' }
}

async function planFile(file: string, given: Given, saved: RunConfig | null, start: Start | null): Promise<Drawn> {
  if (given.validation !== undefined && given.split !== undefined) {
    throw new OneloopError('--validation and --split both say how large the validation part is', {
      code: 'OPTION_INVALID',
      fix: 'give one of both',
    })
  }
  if (given.fold !== undefined && given.test !== undefined) {
    throw new OneloopError('--folds tests on parts of the file, and --test names another one', {
      code: 'OPTION_INVALID',
      fix: 'give one of both',
    })
  }
  const wanted = saved ?? { ...DEFAULTS, ...given }
  const split = { validation: wanted.validation, fold: wanted.fold, seed: wanted.splitSeed ?? wanted.seed }
  const data = await prepareData(file, (saved ?? given) as TableFlags, split)
  if (saved !== null) return { settings: saved, data, why: 'as the run was started' }
  const { why, patience, ...sizes } = tableDefaults(data.parts.train.length, given)
  const settings = {
    ...wanted,
    ...sizes,
    ...startSettings(start),
    ...choiceOf(given, patience),
    loss: lossFor(data.task, given.loss),
    file: basename(resolve(file)),
    task: data.task,
  }
  const because = start !== null ? 'as the model that it begins with' : given.hidden === undefined ? why : 'you said so'
  return { settings, data, why: because }
}

/** What the model that a run begins with decides. */
function startSettings(start: Start | null): Partial<Settings> {
  if (start === null) return {}
  return { hidden: start.hidden, activation: start.activation, normalization: start.normalization }
}

/**
 * What stops the run and picks its weights.
 *
 * @param patience the default; null: nothing stops it
 * @throws OneloopError `OPTION_INVALID` for something to monitor, and nothing that does
 */
function choiceOf(given: Given, patience: number | null): Pick<Settings, 'earlyStopping' | 'keep' | 'monitor'> {
  const { earlyStopping = patience, monitor = DEFAULTS.monitor } = given
  const { keep = earlyStopping === null ? 'last' : 'best' } = given
  if (given.monitor !== undefined && earlyStopping === null && keep === 'last') {
    throw new OneloopError('--monitor says what to stop or to pick by, and nothing does', {
      code: 'OPTION_INVALID',
      fix: 'add --early-stopping PATIENCE or --keep best',
    })
  }
  return { earlyStopping, keep, monitor }
}

/** Images as the model that the run began with sees them. */
function withNormalization(data: Prepared, { normalization }: Pick<Settings, 'normalization'>): Prepared {
  if (normalization === null || data.preprocessing !== null) return data
  const { train, validation, test } = data.parts
  return {
    ...data,
    parts: partsOf({
      train: train.withTransform(normalization),
      validation: validation?.withTransform(normalization) ?? null,
      test: test.withTransform(normalization),
    }),
  }
}

function drawModel({ hidden, activation, dropout, seed }: Settings, { parts: { train } }: Prepared): Mlp {
  return new Mlp([train.width, ...hidden, train.outputs], { activation, dropout, seed })
}

function networkLine(model: Mlp, why: string): string {
  return `Network: ${model.widths.join('-')}, ${model.parameterCount.toLocaleString('en-US')} parameters (${why})`
}

function modelOptions({ preprocessing, parts: { train } }: Prepared, isFile: boolean): WriteModelOptions {
  if (preprocessing !== null) return { preprocessing }
  const images = { normalization: train.transform, classNames: train.classNames }
  return isFile ? { ...images, metadata: imageMetadata(train) } : images
}

function checkSameData({ saved, state }: Resumed, { dataSha256, epochs }: RunConfig, file: string): void {
  const changed = Object.keys(dataSha256).filter((part) => dataSha256[part] !== saved.dataSha256[part])
  if (changed.length > 0) {
    const parts = changed.map((part) => (part === 'train' ? 'training' : part)).join(' and ')
    const [what, fix] =
      'data' in saved
        ? ['images or labels', 'name the folder of the same data with --data, or start a new run in another --out']
        : ['rows', 'give the same file, or start a new run in another --out']
    throw new OneloopError(`its ${parts} ${what} are not those that the run was started with`, {
      code: 'CHECKPOINT_MISMATCH',
      file,
      fix,
    })
  }
  const done = state === null ? 0 : state.epoch - 1
  if (epochs >= done) return
  throw new OneloopError(`the run has ${done} epochs behind it, --epochs ${epochs} is fewer`, {
    code: 'RESUME_CONFLICT',
    fix: 'give more, or leave --epochs out',
  })
}
