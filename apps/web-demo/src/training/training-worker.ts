import type { TrainingWorker as RunWorker } from '@oneloop/browser'
import type { Command, Event } from './protocol.ts'

/** The worker from the page's side. */
export interface TrainingWorker {
  /** For `train`. */
  readonly worker: RunWorker
  send(command: Command): void
  terminate(): void
}

/** A worker for runs alone, of a room that has its own. */
export function openRunWorker(): RunWorker {
  return openWorker()
}

/** Starts the worker. When it breaks down, `receive` gets a `failed` event like any other. */
export function createTrainingWorker(receive: (event: Event) => void): TrainingWorker {
  const worker = openWorker()
  worker.onmessage = ({ data }: MessageEvent<Event | object>) => {
    // The others are those of the runs.
    if ('kind' in data) receive(data)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    receive({ kind: 'failed', failure: { code: 'WORKER_DIED', message: event.message ?? 'the worker ended' } })
  }
  return {
    worker,
    send: (command) => worker.postMessage(command),
    terminate: () => worker.terminate(),
  }
}

function openWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' })
}
