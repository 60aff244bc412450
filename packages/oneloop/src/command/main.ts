import { ERROR_CODES, OneloopError } from '@oneloop/core'
import { Command, CommanderError } from 'commander'
import { addBackends } from './commands/backends.ts'
import { addCollect } from './commands/collect.ts'
import { addCompare } from './commands/compare.ts'
import { addDescribe } from './commands/describe.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addExport } from './commands/export.ts'
import { addInspect } from './commands/inspect.ts'
import { addPredict } from './commands/predict.ts'
import { addRuns } from './commands/runs.ts'
import { addSetup } from './commands/setup.ts'
import { addSweep } from './commands/sweep.ts'
import { addTrain } from './commands/train.ts'
import { addTrial } from './commands/trial.ts'
import { addWatch } from './commands/watch.ts'
import { addWorker } from './commands/worker.ts'
import { EXIT, EXIT_HELP, exitStatus } from './exit-status.ts'
import { watchOutput } from './lost-output.ts'
import { ownVersion } from './version.ts'
import { visible } from './visible.ts'

/** Runs one command line and sets the process's exit status. Never throws. */
export async function main(args: readonly string[]): Promise<void> {
  watchOutput()
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = fail(error, args.includes('--verbose'))
  }
}

function program(): Command {
  const root = new Command('oneloop')
    .description('Train a multi-layer perceptron on MNIST or on a table of your own: one loop, any engine.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .addHelpText('after', `\n${EXIT_HELP}`)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  const commands = [
    addTrain,
    addSweep,
    addWorker,
    addTrial,
    addCollect,
    addWatch,
    addRuns,
    addCompare,
    addDescribe,
    addEvaluate,
    addPredict,
    addExport,
    addInspect,
  ]
  for (const add of [...commands, addBackends, addSetup]) add(root)
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .showSuggestionAfterError()
  }
  return root
}

/**
 * One line on stderr, with the code; with `--verbose` also what the code means and where the error came from. Returns the
 * exit status.
 */
function fail(error: unknown, isVerbose: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok
    if (error.code === 'commander.help') return EXIT.usage
    const line = error.message.replace(/^error: /, '').replace(/\n/g, ' ')
    say(`oneloop: ${line}; see --help [OPTION_INVALID]`)
    return EXIT.usage
  }
  const known = error instanceof OneloopError ? error : outOfMemory(error)
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ')
  say(known === null ? `oneloop: ${message}` : `oneloop: ${known.message} [${known.code}]`)
  if (isVerbose) {
    if (known !== null) say(`${known.code}: ${ERROR_CODES[known.code].meaning} ${ERROR_CODES[known.code].fix}`)
    if (error instanceof Error) say(error.stack ?? '')
    for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) say(`caused by ${stackOf(cause)}`)
  }
  return known === null ? EXIT.failed : exitStatus(known.code)
}

/** What JavaScript throws when an array can't be made, under the code for it; null for any other error. */
function outOfMemory(error: unknown): OneloopError | null {
  if (!(error instanceof RangeError && /allocation failed|invalid (typed )?array length/i.test(error.message)))
    return null
  const fix = 'use a smaller network or smaller batches'
  return new OneloopError(`there is not enough memory (${error.message})`, { code: 'OUT_OF_MEMORY', fix, cause: error })
}

const causeOf = (error: unknown) => (error instanceof Error ? error.cause : undefined)
const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function say(line: string): void {
  process.stderr.write(`${visible(line)}\n`)
}
