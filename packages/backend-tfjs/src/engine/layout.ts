import type { Layer, NamedArrays } from '@oneloop/mlp-model'

/** One parameter's place in the flat vector. */
export interface Slice {
  readonly name: string
  readonly size: number
  /** As the device keeps it: a weight is `[in, out]`, transposed, the order that `matMul` reads fastest. */
  readonly shape: readonly [number] | readonly [number, number]
}

/**
 * The device keeps all parameters in one vector, and so all gradients and each slot of the optimizer: an update is then
 * a dozen operations, not a dozen for every parameter.
 */
export function layoutOf(layers: readonly Layer[]): readonly Slice[] {
  return layers.flatMap((layer): Slice[] => [
    { name: `${layer.name}.weight`, size: layer.in * layer.out, shape: [layer.in, layer.out] },
    { name: `${layer.name}.bias`, size: layer.out, shape: [layer.out] },
  ])
}

export function flatten(layout: readonly Slice[], arrays: NamedArrays): Float32Array {
  const flat = new Float32Array(layout.reduce((total, { size }) => total + size, 0))
  let offset = 0
  for (const { name, size, shape } of layout) {
    const data = arrays[name]!
    flat.set(shape.length === 1 ? data : transpose(data, shape[1], shape[0]), offset)
    offset += size
  }
  return flat
}

export function unflatten(layout: readonly Slice[], flat: Float32Array): NamedArrays {
  const arrays: NamedArrays = {}
  let offset = 0
  for (const { name, size, shape } of layout) {
    const data = flat.slice(offset, offset + size)
    arrays[name] = shape.length === 1 ? data : transpose(data, shape[0], shape[1])
    offset += size
  }
  return arrays
}

function transpose(data: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(data.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) transposed[column * rows + row] = data[row * columns + column]!
  }
  return transposed
}
