import type { Plane } from './plane.ts'

/** Each new pixel is the mean of the area that it covers; when that is less than a pixel, of one pixel's worth around it. */
export function resize({ width, height, values }: Plane, newWidth: number, newHeight: number): Plane {
  const across = resizeRows(values, width, height, newWidth)
  const turned = transpose(across, newWidth, height)
  const both = resizeRows(turned, height, newWidth, newHeight)
  return { width: newWidth, height: newHeight, values: transpose(both, newHeight, newWidth) }
}

function resizeRows(values: Float32Array, width: number, rows: number, newWidth: number): Float32Array {
  const step = width / newWidth
  const reach = Math.max(step, 1) / 2
  const resized = new Float32Array(newWidth * rows)
  for (let x = 0; x < newWidth; x++) {
    const middle = (x + 0.5) * step
    const first = Math.max(Math.floor(middle - reach), 0)
    const last = Math.min(Math.ceil(middle + reach), width)
    const weights = Array.from({ length: last - first }, (_, i) => overlap(first + i, middle - reach, middle + reach))
    const total = weights.reduce((a, b) => a + b)
    for (let y = 0; y < rows; y++) {
      let sum = 0
      for (const [i, weight] of weights.entries()) sum += weight * values[y * width + first + i]!
      resized[y * newWidth + x] = sum / total
    }
  }
  return resized
}

// How much of the pixel from `start` to `start + 1` lies between `from` and `to`.
function overlap(start: number, from: number, to: number): number {
  return Math.max(0, Math.min(start + 1, to) - Math.max(start, from))
}

function transpose(values: Float32Array, width: number, height: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, i) => values[(i % height) * width + Math.floor(i / height)]!)
}
