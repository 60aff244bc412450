import type { Dataset } from '@oneloop/data'
import type { GreyImage } from './grey-image.ts'
import { encodePng } from './png/encode-png.ts'
import { textArt } from './text-art.ts'

/** An image of a dataset, to look at. */
export interface DatasetImage extends GreyImage {
  /** Two characters a pixel, the denser the brighter. */
  text(): string
  /** The bytes of a PNG file. */
  png(): Uint8Array
}

/**
 * Image `i` of a dataset.
 *
 * @example console.log(toImage(test, 0).text())
 * @throws OneloopError `ARGUMENT_INVALID` when there is no such image
 */
export function toImage(dataset: Dataset, i: number): DatasetImage {
  const image = { width: dataset.columns, height: dataset.rows, grey: dataset.image(i) }
  return { ...image, text: () => textArt(image), png: () => encodePng(image) }
}
