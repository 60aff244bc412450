import { OneloopError, printable } from '@oneloop/core'
import { argMax, softmax } from '@oneloop/metrics'
import { textArt } from '@oneloop/mnist-data'
import type { Command } from 'commander'
import { exitStatus } from '../exit-status.ts'
import { path } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { checkFinite } from '../reading/check-finite.ts'
import { doubtText, readImage } from '../reading/images.ts'
import { openModel } from '../reading/model.ts'
import { addReadingOptions, type ReadingFlags } from '../reading/reading-options.ts'
import { imageShape, readPicture } from '../table/image-model.ts'
import { asTableModel, oneTable } from '../table/open-table-model.ts'
import { predictTable } from '../table/predict-table.ts'

interface PredictOptions extends OutputOptions, ReadingFlags {
  readonly model: string
  readonly out?: string
  readonly force?: true
}

export function addPredict(program: Command): void {
  const command = program
    .command('predict')
    .argument(
      '<file...>',
      'a table; or pictures (PNG, JPEG, WebP, BMP, GIF), rows of an IDX file as FILE#ROW; or - for stdin',
    )
    .summary('what a model says of new rows or images')
    .description(
      'Of a model of a table: predictions for every row of a file with the same columns, as CSV, however long it is.\n' +
        'Of a model of images: class and probabilities for images: pictures of any size, drawn or photographed, dark on light or light\n' +
        'on dark (a digit is found in each, centred and scaled as MNIST digits are), rows of an IDX file, or - for a picture or raw bytes\n' +
        'on stdin. A picture that looks like no digit is told so and left out; the exit status is 3 then.',
    )
    .requiredOption('--model <file>', 'the saved model', path('--model'))
    .option('--out <file>', 'of a table: where the predictions are written (default: stdout)', path('--out'))
    .option('--force', 'write over the file that is there')
  addReadingOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run(images: string[], options: PredictOptions): Promise<void> {
  const output = createOutput(options)
  const opened = await openModel(options.model, output, options)
  const table = asTableModel(opened)
  if (table !== null) {
    await predictTable(table, oneTable(images), { out: options.out, force: options.force === true, output })
    return
  }
  const { model, transform, classNames } = opened
  const shape = imageShape(opened)
  const classes = model.widths.at(-1)!
  const nameOf = (label: number) => printable(classNames?.[label] ?? String(label))
  for (const image of images) {
    try {
      const { features, doubt } =
        shape === null
          ? await readImage(image, model.widths[0]!, classNames)
          : { features: await readPicture(image, shape), doubt: null }
      if (doubt !== null) output.warn(`${image}: if its classes are digits, ${doubtText(doubt)}`)
      const logits = model.forward({ features, ...transform })
      checkFinite(options.model, ...logits)
      const probabilities = Array.from(softmax(logits, classes))
      const label = argMax(logits, classes)[0]!
      if (options.verbose && features.length === 784) output.warn(textArt({ width: 28, height: 28, grey: features }))
      output.result(`${image}: ${nameOf(label)} (${percent(probabilities[label]!)})`)
      if (!output.quiet) output.result(likeliest(probabilities, nameOf))
      output.event({ image, class: label, name: nameOf(label), probabilities })
    } catch (error) {
      // One bad image is told, and the others are read all the same; a bad model is bad for all of them.
      if (!(error instanceof OneloopError) || error.code === 'NOT_FINITE' || images.length === 1) throw error
      const where = error.file === undefined ? `${image}: ` : ''
      output.warn(`oneloop: ${where}${error.message} [${error.code}]`)
      output.event({ image, error: { code: error.code, message: error.message } })
      process.exitCode = exitStatus(error.code)
    }
  }
}

/** Every class that has a thousandth or more, the likeliest first, each with a bar. */
function likeliest(probabilities: readonly number[], nameOf: (label: number) => string): string {
  const ranked = probabilities
    .map((probability, label) => ({ probability, label }))
    .filter(({ probability }) => probability >= 0.001)
    .sort((a, b) => b.probability - a.probability)
  const width = Math.max(...ranked.map(({ label }) => nameOf(label).length))
  return ranked
    .map(({ probability, label }) => {
      const bar = '█'.repeat(Math.max(1, Math.round(probability * 30)))
      return `  ${nameOf(label).padEnd(width)}  ${percent(probability).padStart(7)}  ${bar}`
    })
    .join('\n')
}

const percent = (probability: number) => `${(probability * 100).toFixed(2)}%`
