import type { Command } from 'commander'
import { visible } from './visible.ts'

/** Where a command's words go. Results are on stdout, everything else on stderr. */
export interface Output {
  /** One JSON object a line on stdout instead of words. */
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  /** How things go: stdout, or stderr with `--json`; nothing with `--quiet`. */
  status(text?: string): void
  /** What the command was asked for: stdout; nothing with `--json`. */
  result(text: string): void
  /** The same for programs: a line of JSON with `--json`. */
  event(event: object): void
  /** Something the user should know: stderr, also with `--quiet`. */
  warn(text: string): void
}

export interface OutputOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
}

export function createOutput({ json = false, quiet = false, verbose = false }: OutputOptions): Output {
  return {
    json,
    quiet,
    verbose,
    status(text = '') {
      if (quiet) return
      const stream = json ? process.stderr : process.stdout
      stream.write(`${visible(text)}\n`)
    },
    result(text) {
      if (!json) process.stdout.write(`${visible(text)}\n`)
    },
    event(event) {
      if (json) process.stdout.write(`${visible(JSON.stringify(event))}\n`)
    },
    warn(text) {
      process.stderr.write(`${visible(text)}\n`)
    },
  }
}

export function addOutputOptions(command: Command): void {
  command
    .option('--json', 'one JSON event a line on stdout, words on stderr')
    .option('--quiet', 'results only')
    .option('--verbose', 'with an error, what its code means and where it came from')
}
