import { OneloopError } from '@oneloop/core'

/** The width and height of one image in pixels; 28 by 28 where left out. */
export interface ImageSize {
  readonly imageWidth?: number
  readonly imageHeight?: number
}

/** How many images there are in `values`. */
export function checkImageRows(values: ArrayLike<number>, imageWidth: number, imageHeight: number): number {
  const rows = values.length / (imageWidth * imageHeight)
  if (imageWidth > 0 && imageHeight > 0 && Number.isInteger(rows)) return rows
  throw new OneloopError(`${values.length} values do not divide into images of ${imageWidth} × ${imageHeight}`, {
    code: 'SHAPE_MISMATCH',
    fix: 'pass imageWidth and imageHeight',
  })
}
