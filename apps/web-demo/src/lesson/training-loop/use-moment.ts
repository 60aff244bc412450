import { useEffect, useState } from 'preact/hooks'
import type { StepFacts } from '../../training/protocol.ts'
import { moments } from './text.ts'

const MOMENT_MS = 420

/**
 * How many of the six moments of the latest step have been shown, the last of them being the one that is lit. At full
 * speed, and for readers who want no motion, all at once.
 */
export function useMoment(facts: StepFacts | null, isFree: boolean): number {
  const [shown, setShown] = useState(0)
  useEffect(() => {
    if (facts === null) return setShown(0)
    if (isFree || matchMedia('(prefers-reduced-motion: reduce)').matches) return setShown(moments.length)
    setShown(1)
    const timer = setInterval(() => setShown((before) => Math.min(before + 1, moments.length)), MOMENT_MS)
    return () => clearInterval(timer)
  }, [facts, isFree])
  return shown
}
