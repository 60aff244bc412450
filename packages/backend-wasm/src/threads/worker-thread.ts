/** What a worker is told once, when it starts. */
export interface WorkerOptions {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  /** The places of the records in the memory. */
  readonly plan: number
  readonly job: number
  readonly control: number
  /** The worker's number, from 1. Number 0 is the thread that calls the engine. */
  readonly thread: number
  /** The number of the stage that the worker takes as already done. */
  readonly seen: number
}

/** A worker thread that waits for work, whatever the runtime. */
export interface WorkerThread {
  /** Called at most once, when the thread ends without being told to. */
  onDeath: (cause: unknown) => void
  terminate(): Promise<void>
}
