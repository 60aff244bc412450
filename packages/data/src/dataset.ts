import { type ClassTargets, checkInteger, OneloopError } from '@oneloop/core'
import { type SplitOptions, splitIndices } from './split.ts'
import { type AffineMap, toTensor } from './transforms.ts'

/** What a dataset is made of. */
export interface DatasetFields {
  /** Grey levels, `[m, rows * columns]`, 0 the background. */
  readonly features: Uint8Array
  /** Class index of each row of `features`, `[m]`. */
  readonly labels: Uint8Array
  readonly rows: number
  readonly columns: number
  readonly classNames: readonly string[]
  /** Where the bytes come from, for people. */
  readonly source: string
  /** Whether the bytes are the published ones, by SHA-256. Default: false. */
  readonly isVerified?: boolean
  /** What the network is to see of a feature. Default: byte/255. */
  readonly transform?: AffineMap
  /** Which rows of `features` are in the dataset, in order. Default: all. */
  readonly indices?: Uint32Array
}

/** Half open: `start` is in, `end` is not. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Labelled images, held once, as bytes. Image `i` is row `indices[i]` of `features` and its class is `labels[i]`.
 *
 * A subset shares its parent's bytes. Of a whole dataset (and of a subset that is a range of one) `indices` is 0, 1, 2…,
 * so that `features` is exactly `[length, width]`.
 */
export class Dataset {
  /** `[m, width]`, m ≥ length: shared by all subsets. Read it through `indices`, or with `image(i)`. */
  readonly features: Uint8Array
  /** Class index of each row of `features`, `[m]`. */
  readonly featureLabels: Uint8Array
  /** `[length]` */
  readonly indices: Uint32Array
  /** Class index of each image, `[length]`. */
  readonly labels: Uint8Array
  readonly length: number
  readonly rows: number
  readonly columns: number
  /** Bytes of one image: rows × columns. */
  readonly width: number
  readonly classNames: readonly string[]
  readonly source: string
  /** Whether the bytes are the published ones, by SHA-256. */
  readonly isVerified: boolean
  /** What the network sees of a feature, unless a loader says otherwise. */
  readonly transform: AffineMap
  /** The classes as engines read them: one for each row of `features`. */
  readonly targets: ClassTargets

  /**
   * @throws OneloopError `COUNT_MISMATCH` when there is not one label an image, `LABEL_OUT_OF_RANGE` when a label has
   * no class name, `DATA_INVALID` when `features` is not whole images, `ARGUMENT_INVALID` when an
   * index is past the end
   */
  constructor(fields: DatasetFields) {
    const { features, labels, rows, columns, classNames, source } = fields
    checkInteger('rows', rows, 1)
    checkInteger('columns', columns, 1)
    this.width = rows * columns
    checkCounts(features, labels, this.width, source)
    checkLabels(labels, classNames, source)
    this.features = features
    this.featureLabels = labels
    this.rows = rows
    this.columns = columns
    this.classNames = classNames
    this.source = source
    this.isVerified = fields.isVerified ?? false
    this.transform = fields.transform ?? toTensor()
    this.targets = { kind: 'classes', data: labels }
    this.indices = fields.indices ?? Uint32Array.from(labels.keys())
    for (const index of this.indices) checkInteger('an index', index, 0, labels.length - 1)
    this.labels = fields.indices === undefined ? labels : Uint8Array.from(fields.indices, (index) => labels[index]!)
    this.length = this.indices.length
  }

  /** The bytes of image `i`, `[width]`: a view. @throws OneloopError `ARGUMENT_INVALID` when there is no such image */
  image(i: number): Uint8Array {
    checkInteger('an index', i, 0, this.length - 1)
    const start = this.indices[i]! * this.width
    return this.features.subarray(start, start + this.width)
  }

  /**
   * The images at these places, in this order, sharing this dataset's bytes.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when there is no such image
   */
  subset(images: ArrayLike<number> | Range): Dataset {
    if ('start' in images) return this.#range(images)
    const indices = Uint32Array.from(images, (i) => {
      checkInteger('an index', i, 0, this.length - 1)
      return this.indices[i]!
    })
    return new Dataset({ ...this.#fields(), indices })
  }

  /**
   * Two disjoint subsets that make up the whole: `fraction` of the images (rounded) and the rest, drawn with `seed`.
   * `stratified` does so class by class, so that both keep the proportions of the classes.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when `fraction` is not in [0, 1] or `seed` not a whole number
   */
  split(options: SplitOptions): [Dataset, Dataset] {
    const [first, second] = splitIndices(this.labels, this.classNames.length, options)
    return [this.subset(first), this.subset(second)]
  }

  /** Images of each class, `[classes]`. */
  classCounts(): number[] {
    const counts = this.classNames.map(() => 0)
    for (const label of this.labels) counts[label]!++
    return counts
  }

  #range({ start, end }: Range): Dataset {
    checkInteger('end', end, 0, this.length)
    checkInteger('start', start, 0, end)
    const isWhole = this.indices.length === this.featureLabels.length && this.indices.every((index, i) => index === i)
    if (!isWhole) return new Dataset({ ...this.#fields(), indices: this.indices.slice(start, end) })
    return new Dataset({
      ...this.#fields(),
      features: this.features.subarray(start * this.width, end * this.width),
      labels: this.labels.subarray(start, end),
    })
  }

  #fields(): DatasetFields {
    const { features, featureLabels: labels, rows, columns, classNames, source, isVerified, transform } = this
    return { features, labels, rows, columns, classNames, source, isVerified, transform }
  }
}

function checkCounts(features: Uint8Array, labels: Uint8Array, width: number, file: string): void {
  if (features.length % width !== 0) {
    throw new OneloopError(`${features.length} bytes are not whole images of ${width}`, { code: 'DATA_INVALID', file })
  }
  const images = features.length / width
  if (images === labels.length) return
  throw new OneloopError(`there are ${images} images but ${labels.length} labels`, {
    code: 'COUNT_MISMATCH',
    file,
    fix: 'take images and labels from the same set',
  })
}

function checkLabels(labels: Uint8Array, classNames: readonly string[], file: string): void {
  const bad = labels.findIndex((label) => label >= classNames.length)
  if (bad === -1) return
  throw new OneloopError(`label ${labels[bad]} of image ${bad} is not one of the ${classNames.length} classes`, {
    code: 'LABEL_OUT_OF_RANGE',
    file,
    fix: 'fetch it again, or name all the classes',
  })
}
