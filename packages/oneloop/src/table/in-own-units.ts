import type { Preprocessing } from '@oneloop/data'

/** Values as the file has them, out of those that the network learns. */
export function inOwnUnits(scaled: Float32Array, preprocessing: Preprocessing | null): Float32Array {
  const target = preprocessing?.target
  if (target?.kind !== 'values') return scaled
  return scaled.map((value, i) => {
    const { scale, offset } = target.columns[i % target.columns.length]!
    return value * scale + offset
  })
}
