/** An array of several dimensions, row-major: the last one runs fastest. */
export interface NdArray {
  readonly shape: readonly number[]
  readonly data: Uint8Array | Float32Array | Float64Array | readonly string[]
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1)
}
