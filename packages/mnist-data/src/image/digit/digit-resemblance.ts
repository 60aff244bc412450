import type { Dataset } from '@oneloop/data'
import { SIZE } from './fit.ts'

/**
 * The least resemblance of a digit, to the first 2,000 training images. One in three hundred of MNIST's test images is below it, and
 * most lines and curves are.
 */
export const LEAST_RESEMBLANCE = 0.78

/**
 * How like a digit is to the one of these digits that is most like it, 0 to 1: the cosine of the angle between the two
 * images, softened so that a pixel's shift counts little.
 *
 * @param digit `[784]`
 * @param digits images of 28×28
 */
export function digitResemblance(digit: ArrayLike<number>, digits: Dataset): number {
  const seen = softened(digit)
  return references(digits).reduce((most, reference) => Math.max(most, product(seen, reference)), 0)
}

const known = new WeakMap<Dataset, readonly Float32Array[]>()

function references(digits: Dataset): readonly Float32Array[] {
  const made = known.get(digits) ?? Array.from({ length: digits.length }, (_, i) => softened(digits.image(i)))
  known.set(digits, made)
  return made
}

/** An image with each pixel the mean of itself and its neighbours; of length 1. */
function softened(image: ArrayLike<number>): Float32Array {
  const soft = new Float32Array(SIZE * SIZE)
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      let sum = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(SIZE - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(SIZE - 1, column + 1); x++) sum += image[y * SIZE + x]!
      }
      soft[row * SIZE + column] = sum
    }
  }
  const length = Math.sqrt(product(soft, soft))
  return soft.map((value) => value / length)
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
