/** As much of a `Worker` as a run needs. */
export interface TrainingWorker {
  postMessage(message: unknown): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: MessageFromWorker) => void): void
  addEventListener(type: 'error', listener: (event: WorkerFailure) => void): void
  removeEventListener(type: 'message', listener: (event: MessageFromWorker) => void): void
  removeEventListener(type: 'error', listener: (event: WorkerFailure) => void): void
}

export interface MessageFromWorker {
  readonly data: unknown
}

export interface WorkerFailure {
  readonly message: string
  preventDefault(): void
}
