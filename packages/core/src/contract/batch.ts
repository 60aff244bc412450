/**
 * Rows of a dataset, by index. A batch is a view: it copies nothing, so a loader is free, and an engine may keep the
 * whole dataset on its device and gather the rows there (`features` is the same array in every batch of a loader).
 *
 * Row `i` of the batch is row `indices[i]` of `features`, and the value that the network sees is
 * `feature * scale + offset` (the affine map of `ToTensor` and `Normalize`), which engines apply in their first layer.
 */
export interface Batch {
  /** All rows of the dataset, `[n, width]`, not only this batch's. */
  readonly features: Uint8Array | Float32Array
  /** Class index of every row of the dataset, `[n]`. */
  readonly labels: Uint8Array
  /** Which rows make up this batch, `[size]`. */
  readonly indices: Uint32Array
  /** Features of one row. */
  readonly width: number
  readonly scale: number
  readonly offset: number
}
