import { checkInteger, OneloopError, type Targets, targetsPerRow } from '@oneloop/core'
import type { Features } from './loadable-rows.ts'
import { DataLoader, type DataLoaderOptions } from './loader/data-loader.ts'
import type { Preprocessing } from './preprocessing/preprocessing.ts'
import { type Fold, type FoldOfThree, foldRows, holdBack } from './splits/fold-rows.ts'
import { asTest, nameParts, type PartSizes, type Parts } from './splits/parts.ts'
import { type SplitOptions, splitIndices } from './splits/split-indices.ts'
import { splitRows } from './splits/split-rows.ts'
import { type AffineMap, toTensor } from './transforms.ts'

/** What every dataset is made of. */
interface CommonFields<F extends Features> {
  /** `[m, width]`. */
  readonly features: F
  /** How much each row of `features` counts in the loss, `[m]`, each above 0. Default: all the same. */
  readonly rowWeights?: Float32Array | undefined
  /** Where the data come from, for people. */
  readonly source: string
  /** Whether the bytes are the published ones, by SHA-256. Default: false. */
  readonly isVerified?: boolean
  /** What the network is to see of a feature. Default: byte/255 of bytes, numbers as they are. */
  readonly transform?: AffineMap
  /** Which rows of `features` are in the dataset, in order. Default: all. */
  readonly indices?: Uint32Array
}

/** Images by class. */
export interface ImageFields<F extends Features = Uint8Array> extends CommonFields<F> {
  /** Class index of each image, `[m]`. */
  readonly labels: Uint8Array | Uint16Array
  readonly classNames: readonly string[]
  readonly rows: number
  readonly columns: number
  /** Values of a pixel: 1 for grey, 3 for red, green and blue. Default: 1. A row is `[rows, columns, channels]`. */
  readonly channels?: number
}

/** Rows of features with anything to learn. */
export interface RowFields<F extends Features = Features> extends CommonFields<F> {
  readonly targets: Targets
  /** A name for each class, label or value. */
  readonly outputNames: readonly string[]
  /** Features of a row. */
  readonly width: number
  /** How raw columns became these features, and how outputs become answers. */
  readonly preprocessing?: Preprocessing | null
}

/** What a `Dataset` is made of: images or rows. */
export type DatasetFields<F extends Features = Features> = ImageFields<F> | RowFields<F>

/** Half open: `start` is in, `end` is not. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** How to part a dataset in two or three. */
export interface PartsOptions<Sizes extends PartSizes> {
  /** Of 1: `[0.8, 0.2]` gives `train` and `test`, `[0.7, 0.15, 0.15]` also `validation`. */
  readonly parts: Sizes
  /** Default: 1. */
  readonly seed?: number
  /** Every part keeps the proportions of the classes. */
  readonly stratified?: boolean
}

/** How the rows are dealt to folds. */
export interface FoldsOptions {
  /** Default: 1. */
  readonly seed?: number
  /** Every fold keeps the proportions of the classes. */
  readonly stratified?: boolean
}

/**
 * Rows to learn from, held once: images by class, or the rows of a table. Row `i` is row `indices[i]` of `features`, and
 * what it is to be is row `indices[i]` of `targets`.
 *
 * A subset shares its parent's arrays. Of a whole dataset (and of a subset that is a range of one) `indices` is 0, 1, 2…,
 * so that `features` is exactly `[length, width]`.
 */
export class Dataset<F extends Features = Uint8Array> {
  /** `[m, width]`, m ≥ length: shared by all subsets. Read it through `indices`, or with `image(i)`. */
  readonly features: F
  /** What each row of `features` is to be. */
  readonly targets: Targets
  /** How much each row of `features` counts, `[m]`. */
  readonly rowWeights: Float32Array | undefined
  /** `[length]` */
  readonly indices: Uint32Array
  readonly length: number
  /** Of an image; 1 of a table's row. */
  readonly rows: number
  /** Of an image; the features of a table's row. */
  readonly columns: number
  /** Values of a pixel. */
  readonly channels: number
  /** Features of a row: rows × columns × channels. */
  readonly width: number
  /** A name for each class, label or value. */
  readonly outputNames: readonly string[]
  readonly source: string
  /** Whether the bytes are the published ones, by SHA-256. */
  readonly isVerified: boolean
  /** What the network sees of a feature, unless a loader says otherwise. */
  readonly transform: AffineMap
  /** How raw columns became these features, and how outputs become answers. Null for images. */
  readonly preprocessing: Preprocessing | null
  #labels: Uint8Array | Uint16Array | undefined

  /**
   * @throws OneloopError `COUNT_MISMATCH` when there are not as many targets as rows, `LABEL_OUT_OF_RANGE` when a class has
   * no name, `DATA_INVALID` when `features` is not whole rows, `ARGUMENT_INVALID` when an index is past the end
   */
  constructor(fields: DatasetFields<F>) {
    const { features, source } = fields
    if ('labels' in fields) {
      const { labels, classNames, rows, columns, channels = 1 } = fields
      checkInteger('rows', rows, 1)
      checkInteger('columns', columns, 1)
      checkInteger('channels', channels, 1)
      this.rows = rows
      this.columns = columns
      this.channels = channels
      this.targets = { kind: 'classes', data: labels }
      this.outputNames = classNames
      this.preprocessing = null
    } else {
      checkInteger('width', fields.width, 1)
      this.rows = 1
      this.columns = fields.width
      this.channels = 1
      this.targets = fields.targets
      this.outputNames = fields.outputNames
      this.preprocessing = fields.preprocessing ?? null
    }
    this.width = this.rows * this.columns * this.channels
    this.features = features
    this.rowWeights = fields.rowWeights
    this.source = source
    this.isVerified = fields.isVerified ?? false
    this.transform = fields.transform ?? (features instanceof Uint8Array ? toTensor() : { scale: 1, offset: 0 })
    const rows = checkCounts(this)
    checkClasses(this)
    this.indices = fields.indices ?? Uint32Array.from({ length: rows }, (_, i) => i)
    for (const index of this.indices) checkInteger('an index', index, 0, rows - 1)
    this.length = this.indices.length
  }

  /** Classes, labels or values: what the network has an output for. */
  get outputs(): number {
    return this.outputNames.length
  }

  /** The names of the classes; none where the targets are no classes. */
  get classNames(): readonly string[] {
    return this.targets.kind === 'classes' ? this.outputNames : []
  }

  /** Class index of each row of `features`, `[m]`. @throws OneloopError `DATA_INVALID` when the targets are no classes */
  get featureLabels(): Uint8Array | Uint16Array {
    if (this.targets.kind === 'classes') return this.targets.data
    throw new OneloopError(`the targets are ${this.targets.kind}, not classes`, { code: 'DATA_INVALID' })
  }

  /** Class index of each row, `[length]`. @throws OneloopError `DATA_INVALID` when the targets are no classes */
  get labels(): Uint8Array | Uint16Array {
    const all = this.featureLabels
    this.#labels ??= isIdentity(this.indices, all.length) ? all : takeLabels(all, this.indices)
    return this.#labels
  }

  /** The features of row `i`, `[width]`: a view. @throws OneloopError `ARGUMENT_INVALID` when there is no such row */
  image(i: number): F {
    checkInteger('an index', i, 0, this.length - 1)
    const start = this.indices[i]! * this.width
    return this.features.subarray(start, start + this.width) as F
  }

  /**
   * The rows at these places, in this order, sharing this dataset's arrays. Of a test part it is one too.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when there is no such row
   */
  subset(places: ArrayLike<number> | Range): this {
    if ('start' in places) return this.#range(places)
    const indices = Uint32Array.from(places, (i) => {
      checkInteger('an index', i, 0, this.length - 1)
      return this.indices[i]!
    })
    return this.#like({ ...this.#fields(), indices } as DatasetFields<F>)
  }

  /**
   * Two disjoint subsets that make up the whole: `fraction` of the rows (rounded) and the rest, drawn with `seed`.
   * `stratified` does so class by class, so that both keep the proportions of the classes.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when `fraction` is not in [0, 1] or `seed` not a whole number
   */
  split(options: SplitOptions): [Dataset<F>, Dataset<F>]
  /**
   * Two or three disjoint subsets that make up the whole, by name.
   *
   * @throws OneloopError `ARGUMENT_INVALID` when the sizes do not add up to 1 or a part would have no rows
   */
  split<const Sizes extends PartSizes>(options: PartsOptions<Sizes>): Parts<Dataset<F>, Sizes>
  split<Sizes extends PartSizes>(
    options: SplitOptions | PartsOptions<Sizes>,
  ): [Dataset<F>, Dataset<F>] | Parts<Dataset<F>, Sizes> {
    if ('parts' in options) {
      const { parts, seed = 1, stratified = false } = options
      const places = splitRows(this.length, parts, seed, stratified ? { strata: this.labels } : {})
      return nameParts<Dataset<F>, Sizes>(places.map((rows) => this.subset(rows)))
    }
    const labels = options.stratified ? this.labels : new Uint8Array(this.length)
    const [first, second] = splitIndices(labels, this.outputs, options)
    return [this.subset(first), this.subset(second)]
  }

  /**
   * k-fold cross-validation: every row is in the test part of one fold. With `validation` each fold also holds back that
   * fraction of its training rows, for a choice to be made by.
   *
   * @throws OneloopError `ARGUMENT_INVALID` for fewer than two folds, or more of them than rows
   */
  folds(folds: number, options: FoldsOptions & { readonly validation: number }): FoldOfThree<Dataset<F>>[]
  folds(folds: number, options?: FoldsOptions): Fold<Dataset<F>>[]
  folds(folds: number, options: FoldsOptions & { readonly validation?: number } = {}): Fold<Dataset<F>>[] {
    const { seed = 1, stratified = false, validation } = options
    const rule = stratified ? { strata: this.labels } : {}
    const found = foldRows(this.length, folds, seed, rule)
    if (validation === undefined) {
      return found.map(({ train, test }) => ({ train: this.subset(train), test: this.subset(test) }))
    }
    return holdBack(found, validation, seed, rule).map(({ train, validation: held, test }) => ({
      train: this.subset(train),
      validation: this.subset(held),
      test: asTest(this.subset(test)),
    }))
  }

  /** The same rows, seen by the network through another map. */
  withTransform(transform: AffineMap): this {
    return this.#like({ ...this.#fields(), indices: this.indices, transform } as DatasetFields<F>)
  }

  /** The rows in batches; without options, in order and up to 1000 at a time, as to evaluate. */
  loader(options: Partial<DataLoaderOptions> = {}): DataLoader<this> {
    return new DataLoader<this>(this, { batchSize: Math.max(1, Math.min(1000, this.length)), ...options })
  }

  /**
   * Rows of each class, `[classes]`; of labels, the rows that have each of them.
   *
   * @throws OneloopError `DATA_INVALID` when the targets are values
   */
  classCounts(): number[] {
    const counts = this.outputNames.map(() => 0)
    if (this.targets.kind === 'labels') {
      const { data } = this.targets
      for (const index of this.indices)
        counts.forEach((_, k) => {
          counts[k]! += data[index * counts.length + k]!
        })
    } else for (const label of this.labels) counts[label]!++
    return counts
  }

  #range({ start, end }: Range): this {
    checkInteger('end', end, 0, this.length)
    checkInteger('start', start, 0, end)
    const fields = this.#fields()
    const indices = this.indices.slice(start, end)
    if (!isIdentity(this.indices, this.features.length / this.width)) {
      return this.#like({ ...fields, indices } as DatasetFields<F>)
    }
    const each = targetsPerRow(this.targets)
    const targets = { ...this.targets, data: this.targets.data.subarray(start * each, end * each) } as Targets
    return this.#like({
      ...fields,
      ...('labels' in fields ? { labels: targets.data } : { targets }),
      features: this.features.subarray(start * this.width, end * this.width),
      rowWeights: this.rowWeights?.subarray(start, end),
    } as DatasetFields<F>)
  }

  /** Another dataset of these fields, marked as a test part where this one is. */
  #like(fields: DatasetFields<F>): this {
    const made = new Dataset<F>(fields)
    return ('isTest' in this ? asTest(made) : made) as this
  }

  #fields(): DatasetFields<F> {
    const { features, targets, rowWeights, source, isVerified, transform, outputNames } = this
    const common = { features, rowWeights, source, isVerified, transform }
    if (this.preprocessing === null && targets.kind === 'classes') {
      const { rows, columns, channels } = this
      return { ...common, labels: targets.data, classNames: outputNames, rows, columns, channels } as DatasetFields<F>
    }
    return { ...common, targets, outputNames, width: this.width, preprocessing: this.preprocessing } as DatasetFields<F>
  }
}

function isIdentity(indices: Uint32Array, rows: number): boolean {
  return indices.length === rows && indices.every((index, i) => index === i)
}

function takeLabels(labels: Uint8Array | Uint16Array, indices: Uint32Array): Uint8Array | Uint16Array {
  if (labels instanceof Uint8Array) return Uint8Array.from(indices, (index) => labels[index]!)
  return Uint16Array.from(indices, (index) => labels[index]!)
}

/** The rows of `features`. */
function checkCounts({ features, targets, rowWeights, width, source: file }: Dataset<Features>): number {
  const rows = features.length / width
  if (!Number.isInteger(rows)) {
    throw new OneloopError(`${features.length} values are not whole rows of ${width}`, { code: 'DATA_INVALID', file })
  }
  const found = targets.data.length / targetsPerRow(targets)
  if (rows !== found) {
    const what = targets.kind === 'classes' ? 'labels' : targets.kind
    throw new OneloopError(`there are ${rows} rows but ${found} ${what}`, {
      code: 'COUNT_MISMATCH',
      file,
      fix: 'take rows and labels from the same set',
    })
  }
  if (rowWeights !== undefined && rowWeights.length !== rows) {
    throw new OneloopError(`there are ${rows} rows but ${rowWeights.length} weights`, { code: 'COUNT_MISMATCH', file })
  }
  return rows
}

function checkClasses({ targets, outputNames, source: file }: Dataset<Features>): void {
  if (targets.kind !== 'classes') {
    if (targets.outputs === outputNames.length) return
    const what = `there are ${targets.outputs} ${targets.kind} a row but ${outputNames.length} names`
    throw new OneloopError(what, { code: 'COUNT_MISMATCH', file })
  }
  const bad = targets.data.findIndex((label) => label >= outputNames.length)
  if (bad === -1) return
  const what = `label ${targets.data[bad]} of row ${bad} is not one of the ${outputNames.length} classes`
  throw new OneloopError(what, { code: 'LABEL_OUT_OF_RANGE', file, fix: 'fetch it again, or name all the classes' })
}
