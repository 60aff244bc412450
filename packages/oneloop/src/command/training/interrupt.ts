import type { OneloopError } from '@oneloop/core'
import { EXIT } from '../exit-status.ts'
import { onLostOutput } from '../lost-output.ts'
import { watchLauncher } from './launcher.ts'

/** Why a run is to stop: what the signal's reason is, and what `fit` rejects with. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** What made it impossible to go on, where that is an error and not a wish. */
  readonly error: OneloopError | null

  constructor(why: string, error: OneloopError | null = null) {
    super(why)
    this.error = error
  }
}

export interface Interruption {
  /** Aborted with an `Interrupted`. */
  readonly signal: AbortSignal
  /** Gives the signals their usual meaning back. */
  release(): void
}

const SIGNALS = { SIGINT: 'Ctrl-C', SIGTERM: 'it was told to end', SIGHUP: 'the terminal was closed' } as const

/** A wrapper such as npm may pass on the Ctrl-C that the terminal has sent already: that is not a second one. */
const SAME_KEY_MS = 1000

/**
 * A signal that aborts when the command is to stop, so that the run finishes its step and saves: at Ctrl-C, SIGTERM, a
 * closed terminal (SIGHUP), when npm or npx, which started it, is gone, and when stdout takes no more. A second Ctrl-C
 * exits at once.
 *
 * @param onFirst told why, before the signal aborts
 * @param beforeExit puts back what was taken from the terminal, before a second Ctrl-C exits
 */
export function interruptSignal(onFirst: (why: string) => void, beforeExit: () => void = () => {}): Interruption {
  const controller = new AbortController()
  let stoppedAt = 0
  const stop = (why: string, error: OneloopError | null = null) => {
    if (controller.signal.aborted) return
    stoppedAt = performance.now()
    onFirst(why)
    controller.abort(new Interrupted(why, error))
  }
  const onSignal = (name: keyof typeof SIGNALS) => {
    const isSecond = controller.signal.aborted && performance.now() - stoppedAt > SAME_KEY_MS
    if (isSecond && name === 'SIGINT') {
      beforeExit()
      process.exit(EXIT.interrupted)
    }
    stop(SIGNALS[name])
  }
  const names = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]
  for (const name of names) process.on(name, onSignal)
  const releaseParent = watchLauncher(() => stop('the program that started this one is gone'))
  const releaseOutput = onLostOutput((error) =>
    stop(error === null ? 'nobody reads the output any more' : error.message, error),
  )
  return {
    signal: controller.signal,
    release() {
      for (const name of names) process.off(name, onSignal)
      releaseParent()
      releaseOutput()
    },
  }
}
