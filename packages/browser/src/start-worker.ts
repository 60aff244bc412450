import { BackendUnavailableError } from '@oneloop/core'
import { openWorkerFile } from './open-worker.ts'
import type { TrainingWorker } from './training-worker.ts'
import { READY } from './wire/messages.ts'

/**
 * Starts the worker of this package: from its file, or from its text where a bundler has left the file behind or where it
 * comes from another origin.
 *
 * @throws BackendUnavailableError where neither may run
 */
export async function startWorker(): Promise<TrainingWorker> {
  if (typeof Worker !== 'function') throw unavailable('this runtime has no Web Workers')
  try {
    return await loaded(openWorkerFile())
  } catch {
    const { WORKER_TEXT } = await import('#worker-text')
    const url = URL.createObjectURL(new Blob([WORKER_TEXT], { type: 'text/javascript' }))
    try {
      return await loaded(new Worker(url))
    } catch (cause) {
      throw unavailable(
        `the training worker could not be started: ${cause instanceof Error ? cause.message : cause}`,
        "serve the worker's file from this page's origin, or allow `worker-src blob:` in the content security policy",
      )
    } finally {
      URL.revokeObjectURL(url)
    }
  }
}

/** The worker once its program has said that it is there. */
async function loaded(worker: Worker): Promise<Worker> {
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data === READY) resolve()
      }
      worker.onerror = (event) => {
        event.preventDefault()
        reject(new Error(event.message || 'the worker did not load'))
      }
    })
  } catch (cause) {
    worker.terminate()
    throw cause
  }
  worker.onmessage = null
  worker.onerror = null
  return worker
}

function unavailable(reason: string, fix?: string): BackendUnavailableError {
  return new BackendUnavailableError('training worker', { reason, ...(fix === undefined ? {} : { fix }) })
}
