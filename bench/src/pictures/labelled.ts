import type { RgbaImage } from '@oneloop/mnist-data'

/** A picture, and the digit that it shows; null for none. */
export interface Labelled {
  readonly label: number | null
  readonly image: RgbaImage
}
