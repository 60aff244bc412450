/**
 * What an IDX file holds: unsigned bytes in row-major order, and the length of each dimension (slowest first).
 * MNIST's images are `[n, 28, 28]`, its labels `[n]`.
 */
export interface IdxArray {
  readonly shape: readonly number[]
  readonly data: Uint8Array
}
