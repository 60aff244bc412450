import { basename, extname, join } from 'node:path'
import { writeFileAtomic } from '@oneloop/core/node'
import { type FormatName, formatNames, modelFormat } from '@oneloop/model-io'
import type { Command } from 'commander'
import { oneOf } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { openModel } from '../reading/model.ts'

interface ExportOptions extends OutputOptions {
  readonly model: string
  readonly format: FormatName
  readonly out?: string
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write a saved model in another format')
    .description(
      'Write a saved model for PyTorch (pth), onnxruntime (onnx), TensorFlow.js (tfjs), NumPy (npz) or as safetensors.',
    )
    .requiredOption('--model <file>', 'the saved model, of any of these formats')
    .requiredOption('--format <name>', formatNames.join('|'), oneOf('format', formatNames))
    .option('--out <file>', 'default: beside the model, with the format’s extension')
  addOutputOptions(command)
  command.action(run)
}

async function run({ model: path, format: name, out, ...options }: ExportOptions): Promise<void> {
  const output = createOutput(options)
  const { model, transform, classNames } = await openModel(path, output)
  const format = modelFormat(name)
  const target = out ?? join(path, '..', `${basename(path, extname(path))}${format.extension}`)
  const bytes = format.write(model, { normalization: transform, classNames })
  await writeFileAtomic(target, bytes)
  output.result(`${target}: ${name}, ${bytes.length.toLocaleString('en-US')} bytes`)
  output.event({ event: 'done', out: target, format: name, bytes: bytes.length })
}
