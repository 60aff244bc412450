import { type Dtype, dtypeBits } from '@oneloop/core/files'

/** A tensor's place in an array of elements. */
export interface Window {
  readonly dtype: Dtype
  /** In elements. */
  readonly start: number
  readonly shape: readonly number[]
  /** In elements. */
  readonly strides: readonly number[]
}

/**
 * A tensor's values in row-major order, out of the bytes of the array: a view where they lie so already, else a copy.
 *
 * @param count its elements, already seen to lie inside the array
 */
export function gather(tensor: Window, storage: Uint8Array, count: number): Uint8Array {
  const { shape, strides, start } = tensor
  const size = dtypeBits[tensor.dtype] / 8
  if (isContiguous(shape, strides)) return storage.subarray(start * size, (start + count) * size)
  const gathered = new Uint8Array(count * size)
  const index = new Array<number>(shape.length).fill(0)
  let from = start
  for (let i = 0; i < count; i++) {
    for (let byte = 0; byte < size; byte++) gathered[i * size + byte] = storage[from * size + byte]!
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!
      index[axis] = index[axis]! + 1
      if (index[axis]! < shape[axis]!) break
      from -= strides[axis]! * shape[axis]!
      index[axis] = 0
    }
  }
  return gathered
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  if (shape.includes(0)) return true
  let expected = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false
    expected *= shape[axis]!
  }
  return true
}
