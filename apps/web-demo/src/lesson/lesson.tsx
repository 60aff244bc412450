import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { isReturnVisit, warmCharts } from '../charts/warm-charts.ts'
import { sections } from './sections.ts'

/** Every section, fetched one after the other in the browser's idle moments. */
export function Lesson(): JSX.Element {
  const [loaded, setLoaded] = useState<readonly ComponentType[]>([])
  useEffect(() => {
    let live = true
    const load = async () => {
      for (const section of sections) {
        await idle()
        const { default: component } = await section.load()
        if (!live) return
        setLoaded((before) => [...before, component])
      }
      goToHash()
      if (!isReturnVisit) return
      await idle()
      warmCharts()
    }
    load()
    return () => {
      live = false
    }
  }, [])
  return (
    <div class="page lesson" aria-busy={loaded.length < sections.length}>
      {loaded.map((Component, i) => (
        <Component key={sections[i]!.id} />
      ))}
    </div>
  )
}

/** The browser looked for the link's target before it was there. */
function goToHash(): void {
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 50)
  })
}
