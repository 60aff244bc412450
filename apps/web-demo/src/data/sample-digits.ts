import { sample } from 'virtual:mnist'
import { CLASS_NAMES, Dataset, readIdxFile } from '@oneloop/mnist-data'
import { useEffect, useState } from 'preact/hooks'
import { fetchFile } from './fetch-file.ts'

let pending: Promise<Dataset> | undefined

/** The first 1,000 test images: for everything that shows digits before the whole set is fetched. */
export function sampleDigits(): Promise<Dataset> {
  pending ??= load().catch((error: unknown) => {
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

async function load(): Promise<Dataset> {
  const [images, labels] = await Promise.all(
    [sample['test-images'], sample['test-labels']].map(async (file) =>
      readIdxFile(await fetchFile(file), { file: file.url }),
    ),
  )
  const [, rows, columns] = images!.shape
  return new Dataset({
    features: images!.data,
    labels: labels!.data,
    rows: rows!,
    columns: columns!,
    classNames: CLASS_NAMES.mnist,
    source: "this page's server",
  })
}
