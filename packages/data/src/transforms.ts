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
