/** What a worker is told once, when it starts. */
export interface WorkerOrder {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly plan: number
  readonly job: number
  readonly control: number
  /** From 1: 0 is the thread that calls the engine. */
  readonly thread: number
  /** The stage number that it takes as already done. */
  readonly seen: number
}

/** A worker thread that waits for work, whatever the runtime. */
export interface WorkerThread {
  /** Called at most once, when it ends without being told to. */
  onDeath: (cause: unknown) => void
  terminate(): Promise<void>
}
