import { isNode } from '@oneloop/core/engine'
import { controlAt } from '../control.ts'
import { startNodeWorker } from './node-worker.ts'
import { callingThread, type ThreadPool } from './thread-pool.ts'
import { startWebWorker } from './web-worker.ts'
import { workerPool } from './worker-pool.ts'
import type { WorkerOptions } from './worker-thread.ts'

export interface ThreadPoolOptions extends Omit<WorkerOptions, 'thread' | 'seen'> {
  readonly threads: number
}

/** Starts the workers, all at the same time, and waits until each of them waits for work. */
export async function startThreadPool({ threads, ...options }: ThreadPoolOptions): Promise<ThreadPool> {
  if (threads === 1) return callingThread
  const control = controlAt(options.memory, options.control, threads)
  const start = isNode() ? startNodeWorker : startWebWorker
  const all = Array.from({ length: threads - 1 }, (_, i) => ({ ...options, thread: i + 1, seen: control.stage }))
  const started = await Promise.allSettled(all.map(start))
  const workers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = started.find((result) => result.status === 'rejected')
  if (failed !== undefined) {
    control.stop()
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw failed.reason
  }
  if (maySleep()) control.setMainMaySleep()
  return workerPool(workers, control)
}

/** Whether this thread may sleep while it waits. A page's own thread may not. */
function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1)
    return true
  } catch {
    return false
  }
}
