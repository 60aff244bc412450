import type { Callback } from '@oneloop/trainer'
import type { Tell } from './tell.ts'

/** A callback that holds the loop between two steps for as long as the run is paused. */
export function pauseGate(tell: Tell): { readonly callback: Callback; pause(): void; resume(): void } {
  let open: (() => void) | undefined
  let closed: Promise<void> | undefined
  const wait = async () => {
    if (closed === undefined) return
    tell({ kind: 'paused' })
    await closed
    tell({ kind: 'resumed' })
  }
  return {
    callback: { onProgress: wait, onEpochStart: wait },
    pause() {
      closed ??= new Promise((resolve) => {
        open = resolve
      })
    },
    resume() {
      open?.()
      closed = undefined
    },
  }
}
