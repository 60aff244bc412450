import { checkFields, describeValue, OneloopError } from '@oneloop/core'
import type { DataLoader, Dataset, Features } from '@oneloop/data'
import { TRAIN_OPTION_NAMES, type TrainOptions } from './train-options.ts'
import { startRun, type TrainingRun } from './training-run.ts'
import { loaderToData } from './wire/loader-data.ts'
import type { Order } from './wire/messages.ts'

/**
 * Trains in a Web Worker, so that the page stays responsive: `fit`, with everything as data. Returns at once.
 *
 * The data are copied to the worker (what lies in a `SharedArrayBuffer` is shared). The same options and seeds give the same
 * weights as `fit` in Node, bit for bit.
 *
 * @throws OneloopError `FIT_INVALID` for an option that is unknown, or a model or data of the wrong kind. What is found in
 *   the worker comes as the `failed` event and rejects `finished`
 * @example
 * const run = train({ model, data: rows.loader({ batchSize: 32, shuffle: true }), epochs: 20 })
 * run.on('epoch', ({ report }) => console.log(report.epoch, report.loss))
 * const { weightsSha256 } = await run.finished
 */
export function train(options: TrainOptions): TrainingRun {
  checkFields('train', options, TRAIN_OPTION_NAMES, 'FIT_INVALID')
  const { model, data, augment = null, validation, worker, ...sent } = options
  if (!Array.isArray(model?.layers) || typeof model.parameters !== 'object') {
    throw new OneloopError(`the model is an Mlp, not ${describeValue(model)}`, {
      code: 'FIT_INVALID',
      fix: 'make one with new Mlp([...])',
    })
  }
  const order: Order = {
    kind: 'train',
    layers: model.layers,
    parameters: model.parameters,
    data: 'request' in data ? data : loaderToData('data', data),
    augment,
    validation: validation === undefined ? null : loaderToData('validation', checkedPart(validation)),
    options: sent,
  }
  return startRun(model, order, worker)
}

/** As `fit` does, which sees the rows and not what they are for. */
function checkedPart<T extends DataLoader<Dataset<Features>>>(validation: T): T {
  if (!(validation?.dataset as { isTest?: boolean } | undefined)?.isTest) return validation
  throw new OneloopError('the validation loader has the test part of a split: what stops or picks would look at it', {
    code: 'FIT_INVALID',
    fix: 'give the validation part',
  })
}
