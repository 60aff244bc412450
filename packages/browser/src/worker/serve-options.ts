import type { Backend, Loader } from '@oneloop/core'

/** What a worker of your own adds to what `train` can ask for. */
export interface ServeOptions {
  /** More engines, by the name that the page gives as `backend`. */
  readonly backends?: Readonly<Record<string, () => Backend | Promise<Backend>>>
  /** Data that the worker gets itself, by the name that the page gives to `fromWorker`. */
  readonly sources?: Readonly<Record<string, DataSource>>
}

/**
 * Gets the data that a page asks for by name.
 *
 * @param request what the page said
 * @param onBytes tells the page how far the download is
 */
export type DataSource = (
  request: unknown,
  onBytes: (loadedBytes: number, totalBytes: number) => void,
) => WorkerLoaders | Promise<WorkerLoaders>

/** What a worker trains on, and what it judges by. */
export interface WorkerLoaders {
  readonly train: Loader
  readonly validation?: Loader
}
