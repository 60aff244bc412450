/** Grey levels, row by row, `[height, width]`. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** Red, green, blue and alpha, row by row, `[height, width, 4]`: what a canvas's `ImageData` calls `data`. */
export interface RgbaImage {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array | Uint8ClampedArray
}
