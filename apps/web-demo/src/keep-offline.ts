let isAsked = false

/**
 * Keeps the whole page for a visit without a network, by its service worker. It fetches all of the page's code, so it waits until a reader
 * trains, and whoever only looks does not pay for it.
 */
export function keepOffline(): void {
  // Not while developing: it would keep old code.
  if (isAsked || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
  isAsked = true
  navigator.serviceWorker.register('./service-worker.js').catch(() => {
    // Without it the page needs the network, and works.
  })
}
