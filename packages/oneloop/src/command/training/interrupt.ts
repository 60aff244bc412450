import { EXIT } from '../exit-status.ts'

/**
 * A signal that Ctrl-C (or SIGTERM) aborts, so that the run finishes its step and saves. A second Ctrl-C exits at once.
 * `release` gives Ctrl-C its usual meaning back.
 */
export function interruptSignal(onFirst: () => void): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    onFirst()
    controller.abort(new Interrupted())
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

/** The reason that `fit` rejects with after Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
