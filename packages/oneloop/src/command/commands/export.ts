import { lstat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import { type FormatName, formatNames, modelFormat } from '@oneloop/model-io'
import type { Command } from 'commander'
import { oneOf, path } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { openModel } from '../reading/model.ts'
import { addReadingOptions, type ReadingFlags } from '../reading/reading-options.ts'

interface ExportOptions extends OutputOptions, ReadingFlags {
  readonly model: string
  readonly format: FormatName
  readonly out?: string
  readonly force?: true
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write a saved model in another format')
    .description(
      'Write a saved model for PyTorch (pth), onnxruntime (onnx), TensorFlow.js (tfjs), NumPy (npz) or as safetensors.',
    )
    .requiredOption('--model <file>', 'the saved model, of any of these formats', path('--model'))
    .requiredOption('--format <name>', formatNames.join('|'), oneOf('format', formatNames))
    .option('--out <file>', 'default: beside the model, with the format’s extension', path('--out'))
    .option('--force', 'write over the file that is there')
  addReadingOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run({ model: source, format: name, out, force, ...options }: ExportOptions): Promise<void> {
  const output = createOutput(options)
  const format = modelFormat(name)
  const target = out ?? join(source, '..', `${basename(source, extname(source))}${format.extension}`)
  if (force !== true) await refuseExisting(target)
  const { model, normalization, preprocessing, classNames, guessed } = await openModel(source, output, options)
  // What was guessed is written as guessed: whoever reads the file is told again.
  const bytes = format.write(model, { ...(preprocessing ? { preprocessing } : { normalization, classNames }), guessed })
  await writeFileAtomic(target, bytes)
  output.result(`${target}: ${name}, ${bytes.length.toLocaleString('en-US')} bytes`)
  const flags = [
    ...(guessed.normalization === undefined ? [] : ['--normalize MEAN,STD']),
    ...(guessed.activation === undefined ? [] : ['--activation NAME']),
  ]
  if (flags.length > 0)
    output.warn(`What was guessed is marked as guessed in it; to settle it, export with ${flags.join(' and ')}`)
  output.event({ event: 'done', out: target, format: name, bytes: bytes.length, guessed })
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
