import type { IdxArray } from '../idx/idx-array.ts'

/** One part of a dataset as its files hold it, not yet checked against anything. */
export interface LabelledImages {
  /** Grey levels, 0 the background, `[n, rows, columns]`. */
  readonly images: IdxArray
  /** Class index of each image, `[n]`. */
  readonly labels: Uint8Array
  /** What to call the images in errors. */
  readonly imagesFile: string
  /** What to call the labels in errors. */
  readonly labelsFile: string
}

/** A dataset as its files hold it. */
export interface DatasetParts {
  readonly train: LabelledImages
  /** `null` where the files have no such part: it is held out of the training part then. */
  readonly test: LabelledImages | null
  /** Default: the labels themselves, from 0 to the highest in the training part, and at least the ten digits. */
  readonly classNames?: readonly string[] | undefined
  /** Where the data come from, for people. */
  readonly source: string
  readonly isVerified?: boolean
}
