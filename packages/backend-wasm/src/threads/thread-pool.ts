/** The threads that work for one engine. The calling thread is one of them. */
export interface ThreadPool {
  readonly threads: number
  /** Throws `WORKER_DIED` when a worker thread has died: the pool can't work any more. */
  check(): void
  /**
   * Waits for the workers until the work is done. Returns nothing when it is done already.
   *
   * @param done whether it is done
   * @param again looks once more, in the kernels, and says whether it is done
   */
  finish(done: boolean, again: () => boolean): void | Promise<void>
  /** Ends the worker threads. */
  dispose(): Promise<void>
}

/** The pool that has no worker: the calling thread does everything. */
export const callingThread: ThreadPool = {
  threads: 1,
  check() {},
  finish() {},
  async dispose() {},
}
