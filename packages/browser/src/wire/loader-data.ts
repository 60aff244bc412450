import { OneloopError, type Targets } from '@oneloop/core'
import { type AffineMap, DataLoader, Dataset, type Features } from '@oneloop/data'

/** A `DataLoader` of a `Dataset` as it crosses to the worker. Arrays that two loaders share are copied once. */
export interface LoaderData {
  readonly batchSize: number
  readonly shuffle: boolean
  readonly balanced: boolean
  readonly seed: number
  readonly dropLast: boolean
  readonly transform: AffineMap
  readonly features: Features
  readonly targets: Targets
  readonly rowWeights: Float32Array | undefined
  readonly indices: Uint32Array
  readonly outputNames: readonly string[]
  readonly rows: number
  readonly columns: number
  readonly channels: number
  readonly source: string
}

/** @throws OneloopError `FIT_INVALID` for what is no loader of a dataset */
export function loaderToData(what: string, loader: DataLoader<Dataset<Features>>): LoaderData {
  const dataset = loader?.dataset
  if (dataset === undefined || dataset.features === undefined || typeof loader.epoch !== 'function') {
    throw new OneloopError(`${what} is no loader of a dataset`, {
      code: 'FIT_INVALID',
      fix: 'make one with dataset.loader({ batchSize: 32, shuffle: true }), and give `augment` as an option',
    })
  }
  const { batchSize, shuffle, balanced, seed, dropLast, transform } = loader
  const { features, targets, rowWeights, indices, outputNames, rows, columns, channels, source } = dataset
  const order = { batchSize, shuffle, balanced, seed, dropLast, transform }
  return { ...order, features, targets, rowWeights, indices, outputNames, rows, columns, channels, source }
}

export function loaderFromData(data: LoaderData): DataLoader<Dataset<Features>> {
  return new DataLoader(datasetFromData(data), data)
}

function datasetFromData(data: LoaderData): Dataset<Features> {
  const { features, targets, rowWeights, indices, transform, source, outputNames, rows, columns, channels } = data
  const common = { features, rowWeights, indices, transform, source }
  if (targets.kind === 'classes') {
    return new Dataset<Features>({ ...common, labels: targets.data, classNames: outputNames, rows, columns, channels })
  }
  return new Dataset<Features>({ ...common, targets, outputNames, width: rows * columns * channels })
}
