import { relative } from 'node:path'
import { OneloopError, printable } from '@oneloop/core'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { type FoundRun, findRuns } from '../runs/find-runs.ts'
import { outcomeColumns } from '../runs/outcome.ts'
import type { SavedRun } from '../runs/read-run.ts'

export function addRuns(program: Command): void {
  const command = program
    .command('runs')
    .argument('[folder]', 'where the runs are', 'runs')
    .summary('the runs in a folder, and what came out of them')
    .description('The runs in a folder, the newest first: how far each is and what came out of it.')
  addOutputOptions(command)
  command.action(run)
}

async function run(folder: string, options: OutputOptions): Promise<void> {
  const output = createOutput(options)
  const found = await findRuns(folder)
  const runs = found.filter(isWhole)
  const columns = outcomeColumns(runs.map(({ history }) => history))
  const table = new Table({
    head: ['run', 'state', ...columns.map(({ head }) => head)],
    colAligns: ['left', 'left', ...columns.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  for (const one of found) {
    const name = printable(relative(folder, one.folder) || '.', 60)
    table.push([name, stateOf(one), ...columns.map(({ cell }) => (isWhole(one) ? cell(one.history) : '–'))])
    output.event(eventOf(one))
  }
  if (found.length > 0) output.result(table.toString())
  for (const one of found) if (!isWhole(one)) output.warn(one.error.message)
  if (found.length > 0) return
  throw new OneloopError('there is no run in it', {
    code: 'READ_FAILED',
    file: folder,
    fix: 'oneloop train writes one; name the folder that --out named',
  })
}

const isWhole = (run: FoundRun): run is SavedRun => !('error' in run)

/** Whether it is being trained, and of how many epochs, where it says so. */
function stateOf(run: FoundRun): string {
  if (!isWhole(run)) return 'damaged'
  if (run.isRunning) return 'running'
  const wanted = Number(run.settings.get('epochs'))
  const done = run.history.epochs.at(-1)?.epoch ?? 0
  return done < wanted ? `stopped before ${wanted}` : 'finished'
}

function eventOf(run: FoundRun): object {
  if (!isWhole(run)) return { run: run.folder, state: 'damaged', error: run.error.message }
  const { folder, isRunning, settings, history, changedMs } = run
  const last = history.epochs.at(-1) ?? null
  const changed = new Date(changedMs).toISOString()
  return { run: folder, state: stateOf(run), isRunning, changed, settings: Object.fromEntries(settings), last }
}
