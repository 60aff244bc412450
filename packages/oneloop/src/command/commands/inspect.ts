import { stat } from 'node:fs/promises'
import { OneloopError } from '@oneloop/core'
import { readIdxFile } from '@oneloop/mnist-data'
import type { ModelReport } from '@oneloop/model-io'
import { inspectModelFile } from '@oneloop/model-io/node'
import { type Checkpoint, decodeCheckpoint } from '@oneloop/trainer'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { addOutputOptions, createOutput, type Output, type OutputOptions } from '../output.ts'
import { readBytes } from '../reading/read-bytes.ts'

export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .argument('<file>', 'a model, a checkpoint or an IDX file')
    .summary('what is in a file')
    .description(
      'Format, tensors, shapes, sizes, norms and metadata of a model file; the state of a checkpoint; the shape of an IDX file.',
    )
  addOutputOptions(command)
  command.action(run)
}

async function run(path: string, options: OutputOptions): Promise<void> {
  const output = createOutput(options)
  // A folder is a model of several files; only one file can be of another kind.
  const bytes = (await isFile(path)) ? await readBytes(path) : new Uint8Array()
  if (looksLikeIdx(bytes)) return showIdx(output, path, bytes)
  show(output, path, await inspectModelFile(path))
  const checkpoint = await decodeCheckpoint(bytes).catch(() => null)
  if (checkpoint !== null) showCheckpoint(output, checkpoint)
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

const GZIP = [0x1f, 0x8b]

/** Two zero bytes, a type, a number of dimensions; or gzip, which only IDX files here are. */
function looksLikeIdx(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === GZIP[0] && bytes[1] === GZIP[1]) ||
    (bytes[0] === 0 && bytes[1] === 0 && bytes[2]! >= 8 && bytes[3]! > 0)
  )
}

async function showIdx(output: Output, path: string, bytes: Uint8Array): Promise<void> {
  const { shape, data } = await readIdxFile(bytes, { file: path })
  output.result(
    `${path}: IDX file of unsigned bytes [${shape.join(', ')}], ${data.length.toLocaleString('en-US')} values`,
  )
  output.event({ format: 'idx', shape, bytes: data.length })
}

function show(output: Output, path: string, report: ModelReport): void {
  const { format, variant, bytes, tensors, parameterCount, metadata, model } = report
  output.result(
    `${path}: ${format}, ${variant}; ${bytes.toLocaleString('en-US')} bytes, ${parameterCount.toLocaleString('en-US')} values`,
  )
  const table = new Table({
    head: ['tensor', 'dtype', 'shape', 'bytes', 'L2 norm', 'least', 'most'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  const figure = (value: number | undefined) => (value === undefined ? '' : value.toPrecision(5))
  for (const { name, dtype, shape, bytes: size, norm, min, max } of tensors) {
    table.push([
      name,
      dtype,
      `[${shape.join(', ')}]`,
      size.toLocaleString('en-US'),
      figure(norm),
      figure(min),
      figure(max),
    ])
  }
  output.result(table.toString())
  for (const [key, value] of Object.entries(metadata))
    output.result(`${key}: ${value.length > 200 ? `${value.slice(0, 200)}…` : value}`)
  if (model instanceof OneloopError) output.result(`As a network: ${model.message}`)
  else {
    output.result(`\n${model.model}`)
    for (const guess of model.inferred) output.result(`inferred: ${guess}`)
  }
  output.event({ format, variant, bytes, parameterCount, tensors, metadata })
}

function showCheckpoint(output: Output, { state, config }: Checkpoint): void {
  const { epoch, step, loader, history, engine } = state
  output.result(
    `\nCheckpoint: epoch ${epoch}, step ${step} of ${loader.length}; ${engine.step} updates; loader seed ${loader.seed}`,
  )
  for (const report of history)
    output.result(`  epoch ${report.epoch}: loss ${report.loss.toFixed(4)}, accuracy ${report.accuracy}`)
  output.result(`config: ${JSON.stringify(config)}`)
}
