import type { WorkerOrder, WorkerThread } from './worker-order.ts'
import { WEB_WORKER } from './worker-source.ts'

export async function startWebWorker(order: WorkerOrder): Promise<WorkerThread> {
  try {
    // Written out like this, Vite and webpack see it and bundle the file; it needs no more than `worker-src 'self'`.
    return await started(new Worker(new URL('../../worker/web-worker.js', import.meta.url), { type: 'module' }), order)
  } catch {
    // Bundled by something that left the file behind.
    const url = URL.createObjectURL(new Blob([WEB_WORKER], { type: 'text/javascript' }))
    try {
      return await started(new Worker(url), order)
    } finally {
      URL.revokeObjectURL(url)
    }
  }
}

async function started(worker: Worker, order: WorkerOrder): Promise<WorkerThread> {
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve()
      worker.onerror = (event) => reject(new Error(event.message || 'the worker did not load'))
      worker.postMessage(order)
    })
  } catch (cause) {
    worker.terminate()
    throw cause
  }
  const thread: WorkerThread = { onDeath: () => {}, terminate: async () => worker.terminate() }
  worker.onerror = (event) => thread.onDeath(new Error(event.message))
  return thread
}
