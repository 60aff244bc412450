import { openWorkerFile } from './worker-file.ts'
import { WEB_WORKER } from './worker-source.ts'
import type { WorkerOptions, WorkerThread } from './worker-thread.ts'

export async function startWebWorker(options: WorkerOptions): Promise<WorkerThread> {
  try {
    return await started(openWorkerFile(), options)
  } catch {
    // Another bundler has left the file behind.
    const url = URL.createObjectURL(new Blob([WEB_WORKER], { type: 'text/javascript' }))
    try {
      return await started(new Worker(url), options)
    } finally {
      URL.revokeObjectURL(url)
    }
  }
}

async function started(worker: Worker, options: WorkerOptions): Promise<WorkerThread> {
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve()
      worker.onerror = (event) => reject(new Error(event.message || 'the worker did not load'))
      worker.postMessage(options)
    })
  } catch (cause) {
    worker.terminate()
    throw cause
  }
  const thread: WorkerThread = { onDeath: () => {}, terminate: async () => worker.terminate() }
  worker.onerror = (event) => thread.onDeath(new Error(event.message))
  return thread
}
