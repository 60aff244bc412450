/** One number a pixel, row by row, `[height, width]`. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** Half open: `right` and `bottom` are outside. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The smallest box with all that isn't 0. */
export function boundingBox({ width, height, values }: Plane): Box {
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (const [i, value] of values.entries()) {
    if (value === 0) continue
    const x = i % width
    const y = Math.floor(i / width)
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x + 1)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y + 1)
  }
  return box
}

export function crop({ width, values }: Plane, { left, top, right, bottom }: Box): Plane {
  const cropped = new Float32Array((right - left) * (bottom - top))
  for (let y = top; y < bottom; y++) {
    cropped.set(values.subarray(y * width + left, y * width + right), (y - top) * (right - left))
  }
  return { width: right - left, height: bottom - top, values: cropped }
}
