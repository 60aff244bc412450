import { lstat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { losses, OneloopError } from '@oneloop/core'
import { modelWriter, quantizeModel, type WriterName, writerNames } from '@oneloop/model-io'
import { modelFilePaths, writeModelFile } from '@oneloop/model-io/node'
import type { Command } from 'commander'
import { judge, type Scores } from '../../table/judge.ts'
import { taskLosses } from '../../table/table-defaults.ts'
import { selectForInference } from '../backends.ts'
import { invalid, oneOf, path } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { type OpenedModel, openModel } from '../reading/model.ts'
import { addReadingOptions, type ReadingFlags } from '../reading/reading-options.ts'
import { describeScores } from '../table/describe-scores.ts'
import { imageMetadata, imageShape } from '../table/image-model.ts'
import { knownRows, ownRowsReader } from '../table/known-rows.ts'
import { evaluationBatchSize } from '../training/rules.ts'

interface ExportOptions extends OutputOptions, ReadingFlags {
  readonly model: string
  readonly format: WriterName
  readonly out?: string
  readonly force?: true
  readonly quantize?: 'int8'
  readonly data?: string
}

/** The formats that have a place for weights of eight bits. */
const QUANTIZED: readonly WriterName[] = ['onnx', 'js', 'c']

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write a saved model in another format, as JavaScript or as C')
    .description(
      'Write a saved model for PyTorch (pth), onnxruntime (onnx), TensorFlow.js (tfjs), NumPy (npz), as safetensors, as a\n' +
        'JavaScript module without dependencies (js), or as C99 for a microcontroller (c: a header and its source).',
    )
    .requiredOption('--model <file>', 'the saved model, of any format that is read', path('--model'))
    .requiredOption('--format <name>', writerNames.join('|'), oneOf('format', writerNames))
    .option('--out <file>', 'default: beside the model, with the format’s extension', path('--out'))
    .option('--force', 'write over the file that is there')
    .option('--quantize <type>', 'int8: weights of eight bits, for onnx, js and c', oneOf('type', ['int8'] as const))
    .option(
      '--data <file|name|folder>',
      'with --quantize: rows to tell the accuracy before and after on, as evaluate takes them\n' +
        '(default: MNIST’s test images, for a network of its digits)',
      path('--data'),
    )
  addReadingOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run({ model: source, format, out, force, quantize, data, ...options }: ExportOptions): Promise<void> {
  const output = createOutput(options)
  if (quantize !== undefined && !QUANTIZED.includes(format)) {
    throw invalid(
      `--quantize is for --format ${QUANTIZED.join(', ')}: ${format} has no place for weights of eight bits`,
    )
  }
  if (data !== undefined && quantize === undefined) {
    throw invalid('--data tells what --quantize costs; without it the file answers as the model does')
  }
  const target = out ?? join(source, '..', `${basename(source, extname(source))}${modelWriter(format).extension}`)
  if (force !== true) for (const file of modelFilePaths(target, format)) await refuseExisting(file)
  const opened = await openModel(source, output, options)
  const { model, guessed } = opened
  const cost = quantize === undefined ? null : await costOfQuantizing(opened, data)
  const files = await writeModelFile(target, model, {
    format,
    ...contents(opened),
    ...(quantize === undefined ? {} : { quantize }),
  })
  const sizes = await Promise.all(files.map(async (file) => (await lstat(file)).size))
  for (const [i, file] of files.entries()) {
    output.result(`${file}: ${format}${quantize ? `, ${quantize}` : ''}, ${sizes[i]!.toLocaleString('en-US')} bytes`)
  }
  if (cost !== null) {
    output.result(`On ${cost.count.toLocaleString('en-US')} ${cost.of}:`)
    output.result(`  before  ${describeScores(cost.before)}`)
    output.result(`  ${quantize}    ${describeScores(cost.after)}`)
  } else if (quantize !== undefined) {
    output.warn(`What ${quantize} costs was not measured; name rows whose answers are known with --data`)
  }
  const flags = [
    ...(guessed.normalization === undefined ? [] : ['--normalize MEAN,STD']),
    ...(guessed.activation === undefined ? [] : ['--activation NAME']),
  ]
  if (flags.length > 0)
    output.warn(`What was guessed is marked as guessed in it; to settle it, export with ${flags.join(' and ')}`)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  output.event({
    event: 'done',
    out: target,
    files,
    format,
    bytes,
    ...(quantize === undefined ? {} : { quantize, cost }),
    guessed,
  })
}

/** What the file says besides the weights. What was guessed is written as guessed: whoever reads the file is told again. */
function contents(opened: OpenedModel) {
  const { normalization, preprocessing, classNames, guessed } = opened
  const shape = imageShape(opened)
  return {
    ...(preprocessing === null ? { normalization, classNames } : { preprocessing }),
    ...(shape === null ? {} : { metadata: imageMetadata(shape) }),
    guessed,
  }
}

/** How good a model is as it was, and with the weights that are written. */
interface Cost {
  readonly before: Scores
  readonly after: Scores
  readonly count: number
  /** What it was measured on, in words. */
  readonly of: string
}

/** Null where there are no rows to measure it on. */
async function costOfQuantizing(opened: OpenedModel, data: string | undefined): Promise<Cost | null> {
  const known = await knownRows(opened, data)
  if (known === null) return null
  const { rows, task } = known
  const { model } = opened
  const how = {
    backend: selectForInference('auto', { threads: 1 }),
    loss: losses[taskLosses[task]](),
    batchSize: evaluationBatchSize(model),
  }
  const { scores: before } = await judge(model, rows, how)
  const { scores: after } = await judge(quantizeModel(model), rows, how)
  const of = ownRowsReader(opened) === null ? `test images of ${data ?? 'mnist'}` : `rows of ${data}`
  return { before, after, count: rows.length, of }
}

/** The file that is read is there as well: it is written over no sooner than any other. */
async function refuseExisting(target: string): Promise<void> {
  const found = await lstat(target).catch(() => null)
  if (found === null) return
  throw new OneloopError('it is there already', {
    code: 'OUTPUT_EXISTS',
    file: target,
    fix: 'name another file with --out, or add --force to write over it',
  })
}
