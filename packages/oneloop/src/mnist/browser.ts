import { browserCache, type LoadOptions, loadDataset, mirrors, type TrainAndTest } from '@oneloop/mnist-data'

/**
 * The real MNIST: 60,000 training and 10,000 test images of 28×28, fetched once from the public mirrors, kept in the
 * browser's cache, its SHA-256 verified each time.
 *
 * @throws OneloopError `DOWNLOAD_FAILED` when no mirror gave a file
 */
export function mnist(options: LoadOptions = {}): Promise<TrainAndTest> {
  return loadDataset(mirrors('mnist', { cache: browserCache() }), options)
}
