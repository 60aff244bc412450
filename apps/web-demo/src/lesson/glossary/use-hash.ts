import { useEffect, useState } from 'preact/hooks'

/** The part of the address after `#`, as it changes. */
export function useHash(): string {
  const [hash, setHash] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const read = () => setHash(location.hash.slice(1))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return hash
}
