import { macrotask } from '@oneloop/core/engine'

/** How long the loop works before it lets timers, signals and messages in. */
const TURN_MS = 30

/** A stopwatch that says when the event loop is due a turn, and gives it one. */
export interface Turns {
  isDue(): boolean
  give(): Promise<void>
}

export function turns(): Turns {
  let since = performance.now()
  return {
    isDue: () => performance.now() - since >= TURN_MS,
    async give() {
      await macrotask()
      since = performance.now()
    },
  }
}
