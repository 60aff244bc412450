import { OneloopError } from '@oneloop/core'
import { systemReason } from '@oneloop/core/node'
import { EXIT, exitStatus } from './exit-status.ts'

/** Called once, when stdout can't take any more words. */
type Listener = (error: OneloopError | null) => void

let listener: Listener | null = null
let isLost = false

/**
 * What a command does when nobody takes its words any more. Without stderr it goes on: those words are only for people
 * who watch. Without stdout, what it was asked for can't be told: a reader such as `head` that has seen enough is no error;
 * a full disk is one. A command that has work to save first listens with `onLostOutput`.
 */
export function watchOutput(): void {
  process.stderr.on('error', () => {})
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (isLost) return
    isLost = true
    const error = cause.code === 'EPIPE' ? null : notWritten(cause)
    if (listener !== null) return listener(error)
    if (error === null) process.exit(EXIT.ok)
    process.stderr.write(`oneloop: ${error.message} [${error.code}]\n`)
    process.exit(exitStatus(error.code))
  })
}

/** Until the function that is returned is called, `listen` decides what a lost stdout means; null for a reader that left. */
export function onLostOutput(listen: Listener): () => void {
  listener = listen
  return () => {
    listener = null
  }
}

function notWritten(cause: unknown): OneloopError {
  return new OneloopError(`the output can't be written (${systemReason(cause)})`, {
    code: 'WRITE_FAILED',
    file: 'stdout',
    cause,
  })
}
