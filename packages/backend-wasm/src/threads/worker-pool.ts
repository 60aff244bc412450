import { OneloopError } from '@oneloop/core'
import { macrotask } from '@oneloop/core/engine'
import type { Control } from '../control.ts'
import type { ThreadPool } from './thread-pool.ts'
import type { WorkerThread } from './worker-thread.ts'

/**
 * When no task is taken for this long, a worker has died. Browsers do not tell when one dies, so this is how the pool
 * learns of it there.
 */
const STALL_MS = 30_000

/**
 * The calling thread and its workers. The caller waits for them inside WebAssembly, but never for long: while they are
 * not done it comes back here every few milliseconds, so that the event of a worker's death can arrive.
 */
export function workerPool(workers: readonly WorkerThread[], control: Control): ThreadPool {
  let failure: OneloopError | undefined
  for (const worker of workers) {
    worker.onDeath = (cause) => {
      failure ??= died('a worker thread died', cause)
    }
  }

  async function wait(again: () => boolean): Promise<void> {
    let progress = control.progress
    let since = performance.now()
    do {
      await macrotask()
      if (failure !== undefined) throw failure
      if (control.progress !== progress) {
        progress = control.progress
        since = performance.now()
      } else if (performance.now() - since > STALL_MS) {
        failure = died(`a worker thread has not answered for ${STALL_MS / 1000} s`)
      }
    } while (!again())
  }

  return {
    threads: workers.length + 1,
    check() {
      if (failure !== undefined) throw failure
    },
    finish: (done, again) => (done ? undefined : wait(again)),
    async dispose() {
      control.stop()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

const died = (what: string, cause?: unknown) =>
  new OneloopError(`${what}: the engine can't go on`, {
    code: 'WORKER_DIED',
    fix: 'make a new engine and give it the last state that was read',
    cause,
  })
