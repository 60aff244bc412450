import { useEffect, useState } from 'react'
import type { Progress } from './train.ts'

/** Trains in a worker for as long as a component is shown. */
export function useTraining(): { readonly progress: Progress | null; readonly failure: string | null } {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Progress>) => setProgress(data)
    worker.onerror = ({ message }) => setFailure(message)
    return () => worker.terminate()
  }, [])
  return { progress, failure }
}
