import type { Dtype } from './dtype.ts'

/** A tensor as its file keeps it. */
export interface StoredTensor {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  /** Little-endian, row-major, without gaps: a view into the file where the file keeps it so. */
  readonly bytes: Uint8Array
  /** Of its first byte in the file. */
  readonly offset: number
}
