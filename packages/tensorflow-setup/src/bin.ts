#!/usr/bin/env node
import { setupCommand } from './setup-command.ts'

const abort = new AbortController()
process.once('SIGINT', () => abort.abort(new Error('interrupted: run the setup again to go on from here')))

try {
  process.exitCode = (await setupCommand(process.argv.slice(2), process.stdout, abort.signal)) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = abort.signal.aborted ? 130 : 1
}
