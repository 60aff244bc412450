import type { Layer, NamedArrays } from '@oneloop/core'

/** One parameter's place in a vector. */
export interface Slice {
  readonly name: string
  readonly size: number
  /** As the device keeps it: a weight is `[in, out]`, transposed, the order that `matMul` reads fastest. */
  readonly shape: readonly [number] | readonly [number, number]
}

/** Parameters, gradients or a slot of the optimizer as the device keeps them: vectors, each of one or more parameters. */
export type Layout = readonly (readonly Slice[])[]

/**
 * @param joined all parameters in one vector: an update is then a dozen operations, not a dozen for every parameter, and
 *   its parts are sliced out for the forward pass. Otherwise a vector each.
 */
export function layoutOf(layers: readonly Layer[], joined: boolean): Layout {
  const slices = layers.flatMap((layer): Slice[] => [
    { name: `${layer.name}.weight`, size: layer.in * layer.out, shape: [layer.in, layer.out] },
    { name: `${layer.name}.bias`, size: layer.out, shape: [layer.out] },
  ])
  return joined ? [slices] : slices.map((slice) => [slice])
}

/** The vectors of the layout, from values by name. */
export function pack(layout: Layout, arrays: NamedArrays): Float32Array[] {
  return layout.map((slices) => {
    const vector = new Float32Array(slices.reduce((total, { size }) => total + size, 0))
    let offset = 0
    for (const { name, size, shape } of slices) {
      const data = arrays[name]!
      vector.set(shape.length === 1 ? data : transpose(data, shape[1], shape[0]), offset)
      offset += size
    }
    return vector
  })
}

/** Values by name, from the vectors of the layout. */
export function unpack(layout: Layout, vectors: readonly Float32Array[]): NamedArrays {
  const arrays: NamedArrays = {}
  layout.forEach((slices, i) => {
    let offset = 0
    for (const { name, size, shape } of slices) {
      const data = vectors[i]!.slice(offset, offset + size)
      arrays[name] = shape.length === 1 ? data : transpose(data, shape[0], shape[1])
      offset += size
    }
  })
  return arrays
}

function transpose(data: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(data.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) transposed[column * rows + row] = data[row * columns + column]!
  }
  return transposed
}
