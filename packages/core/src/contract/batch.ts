import type { Targets } from './targets.ts'

/**
 * Rows of a dataset, by index, as a network reads them. It is a view: it copies nothing, so a loader is free, and an
 * engine may keep the whole dataset on its device and gather the rows there (`features` is the same array every time).
 *
 * Row `i` is row `indices[i]` of `features`, and the value that the network sees is `feature * scale + offset` (the
 * affine map of `ToTensor` and `Normalize`), which engines apply in their first layer.
 */
export interface InputRows {
  /** All rows of the dataset, `[n, width]`, not only these. */
  readonly features: Uint8Array | Float32Array
  /** Which rows are meant, `[size]`. */
  readonly indices: Uint32Array
  /** Features of one row. */
  readonly width: number
  readonly scale: number
  readonly offset: number
}

/** Rows to learn from, with what they are to be. `targets` is the same object in every batch of a loader, too. */
export interface Batch extends InputRows {
  /** What every row of the dataset is to be. */
  readonly targets: Targets
  /** How much each row of the dataset counts in the loss, `[n]`, each a finite number above 0. Left out: all count 1. */
  readonly rowWeights?: Float32Array
}
