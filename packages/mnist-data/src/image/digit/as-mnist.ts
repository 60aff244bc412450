import { BOX, MIDDLE, SIZE } from './fit.ts'
import { boundingBox, type Plane } from './plane.ts'

/** How far from pixel (14, 14) the centre of mass of MNIST's digits is at most, in pixels across or down. */
const OFF_CENTRE = 0.75

/**
 * A picture that is one of MNIST's already, or its negative, as it is, since to centre it could only blur it: 28 × 28, black
 * around the digit, its longer side 20 pixels (of 16 in 70,000 a little less) and its centre of mass in the middle. Null for any other.
 */
export function asMnist({ width, height, values }: Plane): Uint8Array | null {
  if (width !== SIZE || height !== SIZE) return null
  const isNegative = values[0] === 255
  const levels = isNegative ? values.map((level) => 255 - level) : values
  if (!levels.every((level) => Number.isInteger(level))) return null
  const box = boundingBox({ width, height, values: levels })
  const side = Math.max(box.right - box.left, box.bottom - box.top)
  if (side < BOX - 2 || side > BOX) return null
  let [mass, massX, massY] = [0, 0, 0]
  for (const [i, level] of levels.entries()) {
    mass += level
    massX += level * (i % SIZE)
    massY += level * Math.floor(i / SIZE)
  }
  const isCentred = [massX, massY].every((moment) => Math.abs(moment / mass - MIDDLE) <= OFF_CENTRE)
  return isCentred ? Uint8Array.from(levels) : null
}
