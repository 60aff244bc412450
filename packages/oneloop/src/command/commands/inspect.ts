import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OneloopError, printable } from '@oneloop/core'
import { readIdxFile } from '@oneloop/mnist-data'
import type { ModelReport, ReadModel } from '@oneloop/model-io'
import { inspectModelFile } from '@oneloop/model-io/node'
import { type Checkpoint, decodeCheckpoint } from '@oneloop/trainer'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { addOutputOptions, createOutput, type Output, type OutputOptions } from '../output.ts'
import { overridesOf, tryWhatIsOpen } from '../reading/model.ts'
import { readBytes } from '../reading/read-bytes.ts'
import { addReadingOptions, normalizationText, type ReadingFlags } from '../reading/reading-options.ts'

export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .argument('<file>', 'a model, a checkpoint or an IDX file')
    .summary('what is in a file')
    .description(
      'Format, tensors, shapes, sizes, norms and metadata of a model file; the state of a checkpoint; the shape of an IDX file.',
    )
  addReadingOptions(command)
  addOutputOptions(command)
  command.action(run)
}

async function run(path: string, options: OutputOptions & ReadingFlags): Promise<void> {
  const output = createOutput(options)
  // A folder is a model of several files; only one file can be of another kind.
  const bytes = (await isFile(path)) ? await readBytes(path) : new Uint8Array()
  if (looksLikeIdx(bytes)) return showIdx(output, path, bytes)
  const report = await inspectModelFile(path, overridesOf(options))
  show(output, path, report)
  const checkpoint = await decodeCheckpoint(bytes).catch(() => null)
  if (checkpoint !== null) showCheckpoint(output, checkpoint)
  else if (report.model instanceof OneloopError) output.result(`As a network: ${report.model.message}`)
  else await showNetwork(output, path, report.model)
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
  const { format, variant, bytes, tensors, parameterCount, metadata } = report
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
      printable(name),
      dtype,
      `[${shape.join(', ')}]`,
      size.toLocaleString('en-US'),
      figure(norm),
      figure(min),
      figure(max),
    ])
  }
  output.result(table.toString())
  for (const { name, nonFinite = 0 } of tensors) {
    if (nonFinite > 0)
      output.result(`${printable(name)}: ${nonFinite.toLocaleString('en-US')} values are not finite numbers`)
  }
  for (const [key, value] of Object.entries(metadata)) {
    if (!SHOWN_IN_WORDS.includes(key)) output.result(`${printable(key)}: ${printable(value, 200)}`)
  }
  output.event({ format, variant, bytes, parameterCount, tensors, metadata })
}

/** Metadata that this package writes: the description of the network and a checkpoint's state, which are told in words. */
const SHOWN_IN_WORDS = ['oneloop', 'run']

async function showNetwork(output: Output, path: string, read: ReadModel): Promise<void> {
  output.result(`\n${read.model}`)
  const { normalization, classNames } = read
  if (normalization !== null) {
    const { scale, offset } = normalization
    output.result(`normalisation: x · ${scale} + ${offset}, of pixels --normalize ${normalizationText(normalization)}`)
  }
  if (classNames !== null) output.result(`classes: ${classNames.map((name) => printable(name)).join(', ')}`)
  await tryWhatIsOpen(read, basename(path), output)
}

function showCheckpoint(output: Output, { state, config }: Checkpoint): void {
  const { epoch, stepInEpoch: step, loader, history, engine } = state
  output.result(
    `\nCheckpoint: epoch ${epoch}, step ${step} of ${loader.length}; ${engine.step} updates; loader seed ${loader.seed}`,
  )
  for (const report of history)
    output.result(`  epoch ${report.epoch}: loss ${report.loss.toFixed(4)}, accuracy ${report.accuracy}`)
  output.result(`config: ${JSON.stringify(config)}`)
}
