import type { Plane } from './plane.ts'

/** Far more than a digit of 20 pixels needs. */
const ENOUGH = 640

/** A photograph's pixels, averaged in squares, so that what follows has less than half a million to look at. */
export function shrink(plane: Plane): Plane {
  const side = Math.ceil(Math.max(plane.width, plane.height) / ENOUGH)
  if (side < 2 || side > Math.min(plane.width, plane.height)) return plane
  const width = Math.floor(plane.width / side)
  const height = Math.floor(plane.height / side)
  const values = new Float32Array(width * height)
  for (let y = 0; y < height * side; y++) {
    const row = Math.floor(y / side) * width
    for (let x = 0; x < width * side; x++) values[row + Math.floor(x / side)]! += plane.values[y * plane.width + x]!
  }
  return { width, height, values: values.map((sum) => sum / (side * side)) }
}
