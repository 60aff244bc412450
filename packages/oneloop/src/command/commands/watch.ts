import { OneloopError } from '@oneloop/core'
import type { Command } from 'commander'
import { wholeNumber } from '../options.ts'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { readRun } from '../runs/read-run.ts'

interface WatchOptions extends OutputOptions {
  readonly port: number
}

/** The port of a page: 0 is any that is free. */
export const pagePort = (option: string) => wholeNumber(option, 0, 65_535)

export function addWatch(program: Command): void {
  const command = program
    .command('watch')
    .argument('<run...>', 'folders of runs')
    .summary('live charts of runs that other processes train')
    .description('A page of this machine with the live curves of runs under way, until they end or Ctrl-C.')
    .option('--port <n>', 'of the page; 0 is any that is free', pagePort('--port'), 0)
  addOutputOptions(command)
  command.action(run)
}

async function run(folders: readonly string[], options: WatchOptions): Promise<void> {
  const output = createOutput(options)
  const runs = await Promise.all(folders.map(readRun))
  if (!runs.some(({ isRunning }) => isRunning)) {
    throw new OneloopError(`no run is under way in ${folders.join(', ')}`, {
      code: 'OPTION_INVALID',
      fix: `see what came out with: oneloop compare ${folders.join(' ')}`,
    })
  }
  // Charts take half of the command's start.
  const { watchRuns } = await import('../watch/watch-runs.ts')
  const watch = await watchRuns(folders, options.port)
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  output.result(`Watch at ${watch.url}`)
  output.event({ event: 'watch', url: watch.url })
  // The page's server does not keep the process by itself.
  const alive = setInterval(() => {}, 60_000)
  try {
    await Promise.race([watch.ended, stopped])
  } finally {
    clearInterval(alive)
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await watch.close()
  }
  output.status(runs.length === 1 ? 'The run has ended.' : 'The runs have ended, or the watching was stopped.')
}
