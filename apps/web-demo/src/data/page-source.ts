import { CLASS_NAMES, type Part, type Source } from 'oneloop'
import type { DataFile } from './data-file.ts'
import { fetchFile } from './fetch-file.ts'

/** The page's own copy of MNIST as a source of `loadDataset`. */
export function pageSource(files: Readonly<Record<Part, DataFile>>): Source {
  return {
    name: "this page's server",
    classNames: CLASS_NAMES.mnist,
    verifies: 'sha256',
    async read(part, { signal, onProgress } = {}) {
      const { url: file, bytes: totalBytes } = files[part]
      const bytes = await fetchFile(files[part], {
        ...(signal && { signal }),
        onBytes: (loadedBytes) => onProgress?.({ part, file, loadedBytes, totalBytes }),
      })
      return { bytes, file }
    },
  }
}
