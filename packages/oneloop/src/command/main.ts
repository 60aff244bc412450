import { OneloopError } from '@oneloop/core'
import { Command, CommanderError } from 'commander'
import { addBackends } from './commands/backends.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addExport } from './commands/export.ts'
import { addInspect } from './commands/inspect.ts'
import { addPredict } from './commands/predict.ts'
import { addSetup } from './commands/setup.ts'
import { addTrain } from './commands/train.ts'
import { EXIT, EXIT_HELP, exitStatus } from './exit-status.ts'

/** Runs one command line and sets the process's exit status. Never throws. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader such as `head` that has seen enough is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok)
    throw error
  })
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = fail(error, args.includes('--verbose'))
  }
}

function program(): Command {
  const root = new Command('oneloop')
    .description('Train a multi-layer perceptron on MNIST: one loop, any engine.')
    .addHelpText('after', `\n${EXIT_HELP}`)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  for (const add of [addTrain, addEvaluate, addPredict, addExport, addInspect, addBackends, addSetup]) add(root)
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .showSuggestionAfterError()
  }
  return root
}

/** One line on stderr, with the code; the stack too with `--verbose`. Returns the exit status. */
function fail(error: unknown, verbose: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help') return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    const line = error.message.replace(/^error: /, '').replace(/\n/g, ' ')
    process.stderr.write(`oneloop: ${line}; see --help [OPTION_INVALID]\n`)
    return EXIT.usage
  }
  const known = error instanceof OneloopError ? error : null
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`oneloop: ${message}${known === null ? '' : ` [${known.code}]`}\n`)
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return known === null ? EXIT.failed : exitStatus(known.code)
}
