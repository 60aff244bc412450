import { lstat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import { type FormatName, formatNames, modelFormat } from '@oneloop/model-io'
import type { Command } from 'commander'
import { oneOf, path } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { openModel } from '../reading/model.ts'

interface ExportOptions extends OutputOptions {
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
  addOutputOptions(command)
  command.action(run)
}

async function run({ model: source, format: name, out, force, ...options }: ExportOptions): Promise<void> {
  const output = createOutput(options)
  const { model, transform, classNames, preprocessing } = await openModel(source, output)
  const format = modelFormat(name)
  const target = out ?? join(source, '..', `${basename(source, extname(source))}${format.extension}`)
  if (force !== true) await refuseExisting(target)
  const bytes = format.write(model, preprocessing ? { preprocessing } : { normalization: transform, classNames })
  await writeFileAtomic(target, bytes)
  output.result(`${target}: ${name}, ${bytes.length.toLocaleString('en-US')} bytes`)
  output.event({ event: 'done', out: target, format: name, bytes: bytes.length })
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
