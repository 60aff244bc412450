import { losses } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import { dataset } from '@oneloop/mnist-data/node'
import { evaluate, predict } from '@oneloop/trainer'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { addBackendOptions, type BackendFlags, selectForInference } from '../backends.ts'
import { kebab, oneOf, path, wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { openModel } from '../reading/model.ts'
import { type ClassLossName, classLosses, evaluationBatchSize } from '../training/train-config.ts'

interface EvaluateOptions extends OutputOptions, BackendFlags {
  readonly model: string
  readonly data: string
  readonly limit?: number
  readonly loss: ClassLossName
}

export function addEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .summary('accuracy of a saved model on test images')
    .description('Accuracy, loss and a table per class of a saved model, on the test images of a dataset.')
    .requiredOption('--model <file>', 'the saved model', path('--model'))
    .option('--data <name|folder>', 'mnist, fashion-mnist, kmnist, or a folder of IDX files', 'mnist')
    .option('--limit <n>', 'only the first n test images', wholeNumber('--limit', 1))
    .option('--loss <name>', classLosses.map(kebab).join('|'), oneOf('loss', classLosses), 'crossEntropy')
  addBackendOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run(options: EvaluateOptions): Promise<void> {
  const output = createOutput(options)
  const { model, transform } = await openModel(options.model, output)
  const { test } = await dataset(options.data)
  const shown =
    options.limit === undefined ? test : test.subset({ start: 0, end: Math.min(options.limit, test.length) })
  const loader = new DataLoader(shown, { batchSize: evaluationBatchSize(model), transform })
  const backend = selectForInference(options.backend, options)
  const { loss, accuracy, correct, count } = await evaluate(model, loader, { backend, loss: losses[options.loss]() })
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
  output.event({ accuracy, loss, correct, count, perClass })
}

function perClassTable(confusion: ConfusionMatrix, classNames: readonly string[]): string {
  const table = new Table({
    head: ['class', 'precision', 'recall', 'F1', 'images'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const [label, { precision, recall, f1, support }] of confusion.perClass().entries()) {
    const scores = [precision, recall, f1].map((score) => score.toFixed(4))
    table.push([classNames[label] ?? String(label), ...scores, support.toLocaleString('en-US')])
  }
  return table.toString()
}
