import { OneloopError } from '@oneloop/core'

/** `x * scale + offset`: travels with the batch, and engines apply it in their first layer. */
export interface AffineMap {
  readonly scale: number
  readonly offset: number
}

/** Bytes to [0, 1]: byte/255, torchvision's `ToTensor`. */
export function toTensor(): AffineMap {
  return { scale: 1 / 255, offset: 0 }
}

/**
 * (x − mean) / std, torchvision's `Normalize`.
 *
 * @throws OneloopError `ARGUMENT_INVALID` when `mean` is not finite or `std` not a finite number above 0
 */
export function normalize({ mean, std }: { readonly mean: number; readonly std: number }): AffineMap {
  if (!Number.isFinite(mean) || !Number.isFinite(std) || std <= 0) {
    throw new OneloopError(`normalize wants a finite mean and a std above 0, not ${mean} and ${std}`, {
      code: 'ARGUMENT_INVALID',
    })
  }
  return { scale: 1 / std, offset: -mean / std }
}

/** The maps one after the other, as one, the first applied first. */
export function compose(...maps: readonly AffineMap[]): AffineMap {
  return maps.reduce(
    (first, then) => ({
      scale: first.scale * then.scale,
      offset: first.offset * then.scale + then.offset,
    }),
    { scale: 1, offset: 0 },
  )
}

/**
 * The map that takes all features of a dataset's rows together to mean 0 and standard deviation 1: fit it on the training
 * part, and give it to all of them with `withTransform`.
 *
 * @throws OneloopError `DATA_INVALID` when all features are the same
 */
export function fitNormalize({
  features,
  indices,
  width,
  source,
}: {
  readonly features: ArrayLike<number>
  readonly indices: Uint32Array
  readonly width: number
  readonly source: string
}): AffineMap {
  const count = indices.length * width
  const sum = (of: (value: number) => number) => {
    let total = 0
    for (const row of indices) for (let i = row * width; i < (row + 1) * width; i++) total += of(features[i]!)
    return total
  }
  const mean = sum((value) => value) / count
  const std = Math.sqrt(sum((value) => (value - mean) ** 2) / count)
  if (std > 0) return normalize({ mean, std })
  throw new OneloopError('all images are of one colour', { code: 'DATA_INVALID', file: source })
}
