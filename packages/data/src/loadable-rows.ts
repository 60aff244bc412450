import type { Targets } from '@oneloop/core'
import type { AffineMap } from './transforms.ts'

/** What features may be: bytes, which a transform scales, or floats. */
export type Features = Uint8Array | Float32Array

/** What a loader needs of its rows: a `Dataset` has it. */
export interface LoadableRows {
  /** `[m, width]` */
  readonly features: Features
  readonly targets: Targets
  readonly rowWeights?: Float32Array | undefined
  /** Which rows of `features` are meant, in order. */
  readonly indices: Uint32Array
  readonly length: number
  /** Features of a row. */
  readonly width: number
  readonly transform: AffineMap
  /** The class of each row, `[length]`. @throws OneloopError `DATA_INVALID` without classes */
  readonly labels: ArrayLike<number>
}
