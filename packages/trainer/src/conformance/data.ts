import type { Batch, TargetKind, Targets } from '@oneloop/core'
import { mix } from '@oneloop/core/engine'

/** What the features of a conformance case are. */
export type FeatureKind = 'sparse bytes' | 'dense bytes' | 'floats'

/** Made-up rows: the same for the same arguments. Sparse bytes are about 19 % non-zero, as MNIST's are. */
export function rows(
  kind: FeatureKind,
  count: number,
  width: number,
  outputs: number,
  target: TargetKind = 'classes',
  seed = 7,
): Batch {
  const random = (k: number) => mix(mix(seed) ^ k)
  const byte = (k: number) => (kind === 'sparse bytes' && random(k) % 100 >= 19 ? 0 : (random(k) >>> 8) & 255)
  const length = count * width
  const features =
    kind === 'floats'
      ? Float32Array.from({ length }, (_, k) => random(k) / 2 ** 31 - 1)
      : Uint8Array.from({ length }, (_, k) => byte(k))
  const affine = kind === 'floats' ? { scale: 1, offset: 0 } : { scale: 2 / 255, offset: -1 }
  const targets = makeTargets(target, count, outputs, (k) => random(length + k))
  return { features, targets, width, indices: Uint32Array.from({ length: count }, (_, k) => k), ...affine }
}

function makeTargets(kind: TargetKind, count: number, outputs: number, random: (k: number) => number): Targets {
  const length = count * outputs
  switch (kind) {
    case 'classes':
      return { kind, data: Uint16Array.from({ length: count }, (_, k) => random(k) % outputs) }
    case 'labels':
      return { kind, outputs, data: Uint8Array.from({ length }, (_, k) => (random(k) % 10 < 3 ? 1 : 0)) }
    case 'values':
      return { kind, outputs, data: Float32Array.from({ length }, (_, k) => random(k) / 2 ** 30 - 2) }
  }
}

/** The batch with weights from 0.25 to 4 for its dataset's rows. */
export function weighted(batch: Batch): Batch {
  const count = batch.features.length / batch.width
  return { ...batch, rowWeights: Float32Array.from({ length: count }, (_, k) => 2 ** ((mix(k) % 5) - 2)) }
}

/** Some of a batch's rows, by place. */
export function take(batch: Batch, from: number, to: number): Batch {
  return { ...batch, indices: batch.indices.subarray(from, to) }
}
