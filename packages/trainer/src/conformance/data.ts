import type { Batch } from '@oneloop/core'
import { mix } from '@oneloop/core/engine'

export type FeatureKind = 'sparse bytes' | 'dense bytes' | 'floats'

/** Made-up rows: the same for the same arguments. Sparse bytes are about 19 % non-zero, as MNIST's are. */
export function rows(kind: FeatureKind, count: number, width: number, classes: number, seed = 7): Batch {
  const random = (k: number) => mix(mix(seed) ^ k)
  const byte = (k: number) => (kind === 'sparse bytes' && random(k) % 100 >= 19 ? 0 : (random(k) >>> 8) & 255)
  const length = count * width
  const features =
    kind === 'floats'
      ? Float32Array.from({ length }, (_, k) => random(k) / 2 ** 31 - 1)
      : Uint8Array.from({ length }, (_, k) => byte(k))
  const labels = Uint8Array.from({ length: count }, (_, k) => random(length + k) % classes)
  const affine = kind === 'floats' ? { scale: 1, offset: 0 } : { scale: 2 / 255, offset: -1 }
  return { features, labels, width, indices: Uint32Array.from({ length: count }, (_, k) => k), ...affine }
}

/** Some of a batch's rows, by place. */
export function take(batch: Batch, from: number, to: number): Batch {
  return { ...batch, indices: batch.indices.subarray(from, to) }
}
