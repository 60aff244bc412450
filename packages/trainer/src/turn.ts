/** How long the loop works before it lets timers, signals and messages in. */
const TURN_MS = 30

/** A stopwatch that says when the event loop is due a turn, and gives it one. */
export function turns(): { isDue(): boolean; give(): Promise<void> } {
  let since = performance.now()
  return {
    isDue: () => performance.now() - since >= TURN_MS,
    async give() {
      await macrotask()
      since = performance.now()
    },
  }
}

/** Node's, quick; no browser has it. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined

// A message channel is a macrotask in every runtime, and unlike setTimeout it is not held back to 4 ms in browsers.
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
