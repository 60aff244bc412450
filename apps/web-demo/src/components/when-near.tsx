import type { ComponentType, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useInView } from '../charts/use-in-view.ts'

/** What is fetched when the reader comes near, and takes its place then. `load` is one function, not a new one each time. */
export function WhenNear({ load }: { readonly load: () => Promise<{ readonly default: ComponentType }> }): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const isNear = useInView(host)
  const [Inside, setInside] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (isNear) load().then(({ default: component }) => setInside(() => component))
  }, [isNear, load])
  return Inside === null ? <div ref={host} aria-busy="true" /> : <Inside />
}
