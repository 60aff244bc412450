/** Fetches and runs the code of the charts ahead of the first one, so that this does not fall in the middle of a run. */
export function warmCharts(): void {
  // The first chart tries again.
  import('./echarts.ts').catch(() => {})
}

/** Whether the service worker of an earlier visit gave this page: then the charts' code is at hand already. */
export const isReturnVisit = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
