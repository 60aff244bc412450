import { sample } from 'virtual:mnist'
import type { Dataset } from 'oneloop'
import { useEffect, useState } from 'preact/hooks'
import { sampleDataset } from './sample-dataset.ts'

let pending: Promise<Dataset> | undefined

/** The first 1,000 test images: for everything that shows digits before the whole set is fetched. */
export function sampleDigits(): Promise<Dataset> {
  pending ??= sampleDataset(sample).catch((error: unknown) => {
    pending = undefined
    throw error
  })
  return pending
}

/** `sampleDigits`, `undefined` until they are there. */
export function useSampleDigits(): Dataset | undefined {
  const [digits, setDigits] = useState<Dataset>()
  useEffect(() => {
    let live = true
    sampleDigits().then(
      (loaded) => live && setDigits(loaded),
      () => {},
    )
    return () => {
      live = false
    }
  }, [])
  return digits
}
