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
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (values[i] === 0) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
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

/** With so many pixels of nothing around it. */
export function pad({ width, height, values }: Plane, margin: number): Plane {
  const padded = new Float32Array((width + 2 * margin) * (height + 2 * margin))
  for (let y = 0; y < height; y++) {
    padded.set(values.subarray(y * width, (y + 1) * width), (y + margin) * (width + 2 * margin) + margin)
  }
  return { width: width + 2 * margin, height: height + 2 * margin, values: padded }
}

export function transpose({ width, height, values }: Plane): Plane {
  const turned = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = values[y * width + x]!
  }
  return { width: height, height: width, values: turned }
}

const BINS_A_LEVEL = 16

/** The value that a part `q` of all are not above, to a sixteenth of a level: of levels from 0 to 255. */
export function quantile(values: Float32Array, q: number): number {
  const counts = new Uint32Array(256 * BINS_A_LEVEL + 1)
  for (let i = 0; i < values.length; i++) counts[Math.floor(values[i]! * BINS_A_LEVEL)]!++
  let left = q * values.length
  for (let bin = 0; bin < counts.length; bin++) {
    left -= counts[bin]!
    if (left <= 0) return bin / BINS_A_LEVEL
  }
  return 0
}
