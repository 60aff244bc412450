import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, OneloopError } from '@oneloop/core'
import type { RunOutcome } from './finish.ts'
import type { RunRequest } from './run.ts'

/** What a child says of its run. */
export type ChildMessage =
  | { readonly event: object }
  | { readonly warn: string }
  /** null: it was interrupted, and is saved. */
  | { readonly outcome: RunOutcome | null }
  | { readonly error: ChildError }

export interface ChildError {
  readonly message: string
  /** null for what is no `OneloopError`. */
  readonly code: ErrorCode | null
}

export interface ChildOptions {
  /** Aborts: the child saves its run and ends. */
  readonly signal: AbortSignal
  /** What the run's `--json` would print. */
  onEvent?(event: object): void
  onWarn?(text: string): void
}

/** Kept of what a process says before it dies. */
const LAST_CHARACTERS = 2000

/**
 * One configuration, one run, its scores, as `startRun`, in a process of its own: for runs side by side. The run's folder
 * has what any run's has. A child whose parent is gone saves and ends.
 *
 * @returns null when it was interrupted
 * @throws OneloopError what the run throws; `WORKER_DIED` when the process ended without a word
 */
export async function runInChild(request: RunRequest, options: ChildOptions): Promise<RunOutcome | null> {
  const { signal, onEvent, onWarn } = options
  if (signal.aborted) return null
  const child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  running.add(child)
  let said = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-LAST_CHARACTERS)
  })
  let answer: ChildMessage | null = null
  child.on('message', (message: ChildMessage) => {
    if ('event' in message) onEvent?.(message.event)
    else if ('warn' in message) onWarn?.(message.warn)
    else answer = message
  })
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    // A child that is gone already is seen by its end.
    child.send(request, () => {})
    return outcomeOf(answerOf(await ended), signal, said)
  } finally {
    running.delete(child)
    signal.removeEventListener('abort', stop)
  }

  function answerOf(status: number | null): ChildMessage {
    return answer ?? { error: { message: `its process ended with status ${status}`, code: 'WORKER_DIED' } }
  }
}

const running = new Set<ChildProcess>()

/** Ends every child at once, with nothing saved: for a second Ctrl-C. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL')
}

function outcomeOf(answer: ChildMessage, signal: AbortSignal, said: string): RunOutcome | null {
  if ('outcome' in answer) return answer.outcome
  if (!('error' in answer)) return null
  const { message, code } = answer.error
  // Told to end before it could listen.
  if (code === 'WORKER_DIED' && signal.aborted) return null
  if (code === null) throw new Error(message)
  const last = said.trim().split('\n').at(-1) ?? ''
  throw new OneloopError(code === 'WORKER_DIED' && last !== '' ? `${message}: ${last}` : message, { code })
}
