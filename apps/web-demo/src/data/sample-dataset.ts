import { CLASS_NAMES, Dataset, readIdx } from 'oneloop'
import type { DataFile } from './data-file.ts'
import { fetchFile } from './fetch-file.ts'

/** A thousand images and their labels. */
export interface SampleFiles {
  readonly 'test-images': DataFile
  readonly 'test-labels': DataFile
}

/** Reads the page's small sample. */
export async function sampleDataset(files: SampleFiles): Promise<Dataset> {
  const [images, labels] = await Promise.all(
    [files['test-images'], files['test-labels']].map(async (file) =>
      readIdx(await unpacked(await fetchFile(file)), { file: file.url }),
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

/** By the browser: the package's own inflating is for files that it must not trust, and is a third of the first screen. */
async function unpacked(gzip: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
