import { type LossName, losses, OneloopError } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import type { TrainAndTest } from '@oneloop/mnist-data'
import { dataset } from '@oneloop/mnist-data/node'
import { evaluate, predict } from '@oneloop/trainer'
import type { Command } from 'commander'
import { addBackendOptions, type BackendFlags, selectForInference } from '../backends.ts'
import { kebab, oneOf, path, wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { checkFinite } from '../reading/check-finite.ts'
import { openModel } from '../reading/model.ts'
import { addReadingOptions, normalizationText, type ReadingFlags } from '../reading/reading-options.ts'
import { ownRowsReader } from '../table/known-rows.ts'
import { oneTable } from '../table/open-table-model.ts'
import { perClassTable } from '../table/output-scores.ts'
import { tellScores } from '../table/tell-scores.ts'
import { evaluationBatchSize, lossesOf } from '../training/rules.ts'

interface EvaluateOptions extends OutputOptions, BackendFlags, ReadingFlags {
  readonly model: string
  readonly data?: string
  readonly limit?: number
  readonly loss: LossName
}

const classLosses = lossesOf('classification')

export function addEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .argument('[file]', 'of a model of a table: a table with the same columns, or - for stdin')
    .summary('how good a saved model is on rows or images that it has not learnt from')
    .description(
      'Accuracy, loss and a table per class of a saved model, on the test images of a dataset; of a model of a table what\n' +
        'suits its task, on a file with the same columns: a table per class and AUC, or MAE, RMSE and R².',
    )
    .requiredOption('--model <file>', 'the saved model', path('--model'))
    .option('--data <name|folder>', 'mnist, fashion-mnist, kmnist, or a folder of IDX files (default: mnist)')
    .option('--limit <n>', 'only the first n test images', wholeNumber('--limit', 1))
    .option('--loss <name>', classLosses.map(kebab).join('|'), oneOf('loss', classLosses), 'crossEntropy')
  addReadingOptions(command)
  addBackendOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run(file: string | undefined, options: EvaluateOptions): Promise<void> {
  const output = createOutput(options)
  const name = options.data ?? 'mnist'
  let images: Promise<TrainAndTest> | undefined
  const load = () => {
    images ??= dataset(name)
    return images
  }
  const opened = await openModel(options.model, output, options, async () => ({ data: (await load()).train, name }))
  const readOwn = ownRowsReader(opened)
  if (readOwn !== null) {
    const rows = await readOwn(oneTable(file === undefined ? [] : [file]))
    await tellScores(opened.model, rows, { backend: selectForInference(options.backend, options), output })
    return
  }
  if (file !== undefined) {
    throw new OneloopError('the model was not trained on a table', {
      code: 'OPTION_INVALID',
      fix: 'name the images to evaluate it on with --data',
    })
  }
  const { model, transform, guessed } = opened
  const { test } = await load()
  const shown =
    options.limit === undefined ? test : test.subset({ start: 0, end: Math.min(options.limit, test.length) })
  const loader = new DataLoader(shown, { batchSize: evaluationBatchSize(model), transform })
  const backend = selectForInference(options.backend, options)
  const { loss, accuracy, correct, count } = await evaluate(model, loader, { backend, loss: losses[options.loss]() })
  checkFinite(options.model, loss)
  const classes = model.widths.at(-1)!
  const confusion = ConfusionMatrix.from(
    argMax(await predict(model, loader, { backend }), classes),
    shown.labels,
    classes,
  )
  output.result(perClassTable(confusion, shown.classNames))
  output.result(
    `\nAccuracy: ${((accuracy ?? Number.NaN) * 100).toFixed(2)}% (${correct} of ${count})   Loss: ${loss.toFixed(4)}`,
  )
  const perClass = confusion
    .perClass()
    .map((scores, label) => ({ class: shown.classNames[label] ?? String(label), ...scores }))
  output.event({ accuracy, loss, correct, count, perClass, normalize: normalizationText(transform), guessed })
}
