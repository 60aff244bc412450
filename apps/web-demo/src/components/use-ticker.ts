import { useEffect, useRef } from 'preact/hooks'

/** Calls `tick` every `everyMs` while `running`. */
export function useTicker(running: boolean, everyMs: number, tick: () => void): void {
  const latest = useRef(tick)
  latest.current = tick
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => latest.current(), everyMs)
    return () => clearInterval(timer)
  }, [running, everyMs])
}
