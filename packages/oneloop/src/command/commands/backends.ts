import { adam, BackendUnavailableError, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { LESSON } from '../../lesson.ts'
import { type BackendName, backendNames, makeBackend } from '../backends.ts'
import { measureStep } from '../measure-step.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'

interface BackendsOptions extends OutputOptions {
  readonly measure?: true
}

interface Report {
  readonly backend: BackendName
  readonly available: boolean
  readonly device: string | null
  /** Milliseconds of one step of the lesson: 64 images, 784-128-64-10. */
  readonly stepMs: number | null
  readonly reason: string | null
  readonly fix: string | null
}

export function addBackends(program: Command): void {
  const command = program
    .command('backends')
    .summary('what can train on this machine')
    .description('Every backend: whether it is available, on which device, and if not why and how to fix it.')
    .option('--measure', 'time the lesson’s step on each (a second or two a backend)')
  addOutputOptions(command)
  command.action(run)
}

async function run(options: BackendsOptions): Promise<void> {
  const output = createOutput(options)
  const reports: Report[] = []
  for (const name of backendNames) reports.push(await look(name, options.measure === true))
  const table = new Table({
    head: ['backend', 'available', 'device', ...(options.measure ? ['ms a step', 'epoch'] : [])],
    style: { head: [], border: [], compact: true },
  })
  for (const { backend, available, device, stepMs } of reports) {
    const speed =
      stepMs === null ? ['', ''] : [stepMs.toFixed(2), `${((stepMs * LESSON.stepsPerEpoch) / 1000).toFixed(1)} s`]
    table.push([backend, available ? 'yes' : 'no', device ?? '', ...(options.measure ? speed : [])])
  }
  output.result(table.toString())
  for (const { backend, reason, fix } of reports) {
    if (reason !== null) output.result(`${backend}: ${reason}${fix === null ? '' : `\n  to fix it: ${fix}`}`)
  }
  output.event({ backends: reports })
}

async function look(backend: BackendName, measure: boolean): Promise<Report> {
  try {
    const program = lessonProgram()
    const engine = await makeBackend(backend, { threads: 'auto' }).createEngine(program)
    const stepMs = measure ? await measureStep(engine, program) : null
    await engine.dispose()
    return { backend, available: true, device: engine.device, stepMs, reason: null, fix: null }
  } catch (error) {
    if (!(error instanceof BackendUnavailableError)) throw error
    return { backend, available: false, device: null, stepMs: null, reason: error.reason, fix: error.fix ?? null }
  }
}

function lessonProgram(): Program {
  const { layers, parameters } = new Mlp(LESSON.widths)
  return {
    layers,
    parameters,
    loss: crossEntropy(),
    optimizer: adam(),
    clipNorm: null,
    maxBatchSize: LESSON.batchSize,
    seed: 1,
  }
}
