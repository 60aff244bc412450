/** As much of a `Worker` as a run needs. */
export interface TrainingWorker {
  postMessage(message: unknown): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: MessageFromWorker) => void): void
  addEventListener(type: 'error', listener: (event: WorkerFailure) => void): void
  removeEventListener(type: 'message', listener: (event: MessageFromWorker) => void): void
  removeEventListener(type: 'error', listener: (event: WorkerFailure) => void): void
}

/** What a worker sends to the page, as the page receives it. */
export interface MessageFromWorker {
  readonly data: unknown
}

/** What a worker that breaks down says. */
export interface WorkerFailure {
  readonly message: string
  preventDefault(): void
}
