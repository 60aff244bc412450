import type { Fault } from '../files/fault.ts'
import { shapeText } from './shape-text.ts'

/** The product of a shape, or an error where a size is negative, not whole, or the product overflows. */
export function elementCount(shape: readonly number[], name: string, offset: number, fault: Fault): number {
  let count = 1
  let empty = false
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw fault('MODEL_FILE_CORRUPT', `${name} has the impossible shape ${shapeText(shape)}`, offset)
    }
    if (size === 0) empty = true
    else count *= size
    if (!Number.isSafeInteger(count)) {
      throw fault('MODEL_FILE_CORRUPT', `${name}'s shape ${shapeText(shape)} overflows`, offset)
    }
  }
  return empty ? 0 : count
}
