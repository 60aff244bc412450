import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A component that is fetched when it is first shown. Nothing stands in its place until then. */
export function Later({
  load,
}: {
  readonly load: () => Promise<{ readonly default: ComponentType }>
}): JSX.Element | null {
  const [Component, setComponent] = useState<ComponentType | null>(null)
  useEffect(() => {
    let live = true
    load().then((loaded) => {
      if (live) setComponent(() => loaded.default)
    })
    return () => {
      live = false
    }
  }, [load])
  return Component && <Component />
}
