import { loadDataset, type Part, type TrainAndTest } from 'oneloop'
import type { DataFile } from '../data/data-file.ts'
import { pageSource } from '../data/page-source.ts'

let loaded: Promise<TrainAndTest> | undefined

/** MNIST, read once a worker. */
export function dataset(
  files: Readonly<Record<Part, DataFile>>,
  onBytes: (loadedBytes: number, totalBytes: number) => void = () => {},
): Promise<TrainAndTest> {
  loaded ??= load(files, onBytes).catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

function load(
  files: Readonly<Record<Part, DataFile>>,
  onBytes: (loadedBytes: number, totalBytes: number) => void,
): Promise<TrainAndTest> {
  const total = Object.values(files).reduce((bytes, file) => bytes + file.bytes, 0)
  const byPart = new Map<Part, number>()
  return loadDataset(pageSource(files), {
    onProgress({ part, loadedBytes }) {
      byPart.set(part, loadedBytes)
      onBytes(
        Array.from(byPart.values()).reduce((sum, bytes) => sum + bytes, 0),
        total,
      )
    },
  })
}
