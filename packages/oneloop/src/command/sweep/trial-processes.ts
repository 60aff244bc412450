import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, OneloopError } from '@oneloop/core'
import type { JobResult } from '@oneloop/sweep'
import type { TrialRequest } from './train-trial.ts'

export type TrialAnswer =
  /** null: it was interrupted, and is saved. */
  | { readonly result: JobResult | null }
  | { readonly error: { readonly message: string; readonly code: ErrorCode | null } }

export interface TrialProcesses {
  /**
   * Trains a job in a process that does nothing else meanwhile.
   *
   * @throws the signal's reason; what the run throws; `WORKER_DIED` when its process died again and again
   */
  train(request: TrialRequest, signal: AbortSignal): Promise<JobResult>
  /** Ends those that wait for work. */
  close(): void
  /** Ends all of them at once, with nothing saved. */
  kill(): void
}

/** A job whose process dies is tried so often: one that needs too much memory does not go round for ever. */
const ATTEMPTS = 5
/** A run that another process has just left holds its lock for a moment. */
const IN_USE_WAIT_MS = 200
const IN_USE_ATTEMPTS = 50

/** Processes that train, started when they are needed and kept for the next job. */
export function trialProcesses(): TrialProcesses {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()

  function take(): ChildProcess {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) if (child.connected) return child
    const child = fork(fileURLToPath(new URL('./trial-child.js', import.meta.url)), [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'json',
    })
    all.add(child)
    child.once('exit', () => all.delete(child))
    // A process that can't be sent to has died, which its end tells.
    child.on('error', () => {})
    return child
  }

  /** null when the process died without a word. */
  async function ask(request: TrialRequest, signal: AbortSignal): Promise<TrialAnswer | null> {
    const child = take()
    const stop = () => child.kill('SIGTERM')
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await new Promise<TrialAnswer | null>((resolve) => {
        const onEnd = () => resolve(null)
        child.once('exit', onEnd)
        child.once('message', (answer: TrialAnswer) => {
          child.off('exit', onEnd)
          if (child.connected && !signal.aborted) idle.push(child)
          else child.kill()
          resolve(answer)
        })
        child.send(request, () => {})
      })
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    async train(request, signal) {
      let deaths = 0
      let locked = 0
      for (;;) {
        signal.throwIfAborted()
        const answer = await ask(request, signal)
        if (answer !== null && 'result' in answer && answer.result !== null) return answer.result
        signal.throwIfAborted()
        if (answer !== null && 'error' in answer) {
          const { message, code } = answer.error
          if (code === 'IN_USE' && ++locked < IN_USE_ATTEMPTS) await wait(IN_USE_WAIT_MS)
          else throw code === null ? new Error(message) : new OneloopError(message, { code })
        } else if (++deaths === ATTEMPTS) {
          const { trial, seed } = request.job
          throw new OneloopError(`the process of trial ${trial}, seed ${seed}, died ${ATTEMPTS} times`, {
            code: 'WORKER_DIED',
            fix: 'see whether the machine has enough memory',
          })
        }
      }
    },
    close() {
      for (const child of idle) child.kill()
    },
    kill() {
      for (const child of all) child.kill('SIGKILL')
    },
  }
}
