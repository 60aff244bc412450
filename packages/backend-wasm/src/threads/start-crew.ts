import { isNode } from '@oneloop/core/engine'
import { controlAt } from '../control.ts'
import { type Crew, soloCrew } from './crew.ts'
import { startNodeWorker } from './node-worker.ts'
import { startWebWorker } from './web-worker.ts'
import { workerCrew } from './worker-crew.ts'
import type { WorkerOrder } from './worker-order.ts'

export interface CrewOrder extends Omit<WorkerOrder, 'thread' | 'seen'> {
  readonly threads: number
}

/** Starts the workers, all at once, and waits until each waits for work. */
export async function startCrew({ threads, ...order }: CrewOrder): Promise<Crew> {
  if (threads === 1) return soloCrew()
  const control = controlAt(order.memory, order.control, threads)
  const start = isNode() ? startNodeWorker : startWebWorker
  const orders = Array.from({ length: threads - 1 }, (_, i) => ({ ...order, thread: i + 1, seen: control.stage }))
  const started = await Promise.allSettled(orders.map(start))
  const workers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = started.find((result) => result.status === 'rejected')
  if (failed !== undefined) {
    control.stop()
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw failed.reason
  }
  if (maySleep()) control.setMainMaySleep()
  return workerCrew(workers, control)
}

/** A page's own thread may not. */
function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1)
    return true
  } catch {
    return false
  }
}
