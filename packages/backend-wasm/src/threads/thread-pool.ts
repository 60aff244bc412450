import { OneloopError } from '@oneloop/core'

/** The threads that work for one engine, the calling one among them. */
export interface Crew {
  readonly threads: number
  /** Throws when the crew can't work any more: disposed of, or a worker died. */
  check(): void
  /** Nothing when it is done, else a promise: calls `again` until that says that it is. */
  finish(done: boolean, again: () => boolean): void | Promise<void>
  dispose(): Promise<void>
}

/** The calling thread alone. */
export function soloCrew(): Crew {
  let disposed = false
  return {
    threads: 1,
    check() {
      if (disposed) throw disposedError()
    },
    finish() {},
    async dispose() {
      disposed = true
    },
  }
}

export const disposedError = () => new OneloopError('the engine was disposed of', { code: 'ENGINE_DISPOSED' })
