import { SETUP_USAGE, setupCommand } from '@oneloop/tensorflow-setup'
import type { Command } from 'commander'
import { EXIT } from '../exit-status.ts'
import { interruptSignal } from '../training/interrupt.ts'

export function addSetup(program: Command): void {
  program
    .command('setup')
    .argument('<what>', 'tensorflow')
    .argument('[options...]')
    .summary('build what a backend needs: `setup tensorflow [--gpu] [--dry-run]`')
    .description(SETUP_USAGE)
    .allowUnknownOption()
    .helpOption(false)
    .action(async (what: string, rest: string[]) => {
      if (what !== 'tensorflow') {
        process.stdout.write(SETUP_USAGE)
        process.exitCode = what === '--help' || what === '-h' ? EXIT.ok : EXIT.usage
        return
      }
      const interrupt = interruptSignal(() => process.stderr.write('Stopping; what was downloaded stays.\n'))
      try {
        if (!(await setupCommand(rest, process.stderr, interrupt.signal))) process.exitCode = EXIT.failed
      } finally {
        interrupt.release()
      }
    })
}
