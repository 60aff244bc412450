import { OneloopError } from '@oneloop/errors'

/** The threads that work for one engine, the calling one among them. */
export interface Crew {
  readonly threads: number
  /** Throws when the crew can't work any more: disposed of, or a worker died. */
  check(): void
  /** Goes on with a step that `start` began: nothing when it is done, a promise when the workers take long. */
  finish(done: number): void | Promise<void>
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
