import { type Batch, type Loader, OneloopError, type Targets, targetsPerRow } from '@oneloop/core'
import { mix } from '@oneloop/core/engine'
import type { Dataset } from '../dataset.ts'
import type { Features } from '../loadable-rows.ts'
import type { DataLoader } from '../loader/data-loader.ts'
import { warp } from './warp.ts'

/** How much images are changed at most, each by an amount of its own. Default of each: not at all. */
export interface AugmentOptions {
  /** Pixels, each way. */
  readonly shift?: number
  /** Degrees, either way, up to 90. */
  readonly rotate?: number
  /** A part of the size: 0.1 is from 10 % smaller to 10 % larger. */
  readonly scale?: number
  /** Added to every value, of its range: 0.05 is up to 5 %. */
  readonly noise?: number
  /** Default: the loader's. */
  readonly seed?: number
}

/**
 * A loader whose images are shifted, turned, scaled and noisy, anew in each epoch. What an image becomes is a pure function
 * of (seed, epoch, row), made of sums and products alone: a run resumes to the same bits, on any runtime. Batches hold
 * their own images, so engines see ordinary batches. https://doi.org/10.1186/s40537-019-0197-0
 *
 * @throws OneloopError `ARGUMENT_INVALID` for an amount out of range, `DATA_INVALID` for a dataset that has no images
 * @example fit(model, augment(train.loader({ batchSize: 64, shuffle: true }), { shift: 2, rotate: 10 }), …)
 */
export function augment(loader: DataLoader<Dataset<Features>>, options: AugmentOptions): Loader {
  const { shift = 0, rotate = 0, scale = 0, noise = 0, seed = loader.seed } = options
  for (const [name, value, most] of [
    ['shift', shift, 1e4],
    ['rotate', rotate, 90],
    ['scale', scale, 0.99],
    ['noise', noise, 1],
  ] as const) {
    if (value >= 0 && value <= most) continue
    throw new OneloopError(`augment: ${name} is from 0 to ${most}, not ${value}`, { code: 'ARGUMENT_INVALID' })
  }
  const { dataset } = loader
  if (dataset.rows === 1) {
    throw new OneloopError('augment is of images, and the rows have no height', {
      code: 'DATA_INVALID',
      file: dataset.source,
    })
  }
  const change = { shift, turn: halfTangent(rotate), scale, noise }
  return {
    batchSize: loader.batchSize,
    length: loader.length,
    seed: loader.seed,
    epoch: (n, from) => ({
      *[Symbol.iterator]() {
        const key = mix(mix(seed) ^ n)
        for (const batch of loader.epoch(n, from)) yield changed(batch, dataset, change, key)
      },
    }),
  }
}

interface Change {
  readonly shift: number
  /** The tangent of half the largest angle. */
  readonly turn: number
  readonly scale: number
  readonly noise: number
}

function changed(batch: Batch, dataset: Dataset<Features>, change: Change, key: number): Batch {
  const { width, indices, features: all } = batch
  const features =
    all instanceof Uint8Array ? new Uint8Array(indices.length * width) : new Float32Array(indices.length * width)
  for (const [i, row] of indices.entries()) {
    const image = all.subarray(row * width, (row + 1) * width)
    changeImage(image, features.subarray(i * width, (i + 1) * width), dataset, change, mix(key ^ mix(row)))
  }
  const own = { ...batch, features, targets: take(batch.targets, indices), indices: Uint32Array.from(indices.keys()) }
  return batch.rowWeights === undefined
    ? own
    : { ...own, rowWeights: Float32Array.from(indices, (row) => batch.rowWeights![row]!) }
}

/** Where the numbers of one image begin: shift across and down, angle, size; then one a value, for the noise. */
function changeImage(image: Features, into: Features, shape: Dataset<Features>, change: Change, key: number): void {
  const draw = (k: number) => mix(key + Math.imul(k + 1, 0x9e3779b9)) / 2 ** 31 - 1
  const half = draw(2) * change.turn
  const [cos, sin] = [(1 - half * half) / (1 + half * half), (2 * half) / (1 + half * half)]
  const size = 1 + draw(3) * change.scale
  warp(image, into, shape, {
    across: draw(0) * change.shift,
    down: draw(1) * change.shift,
    cos: cos / size,
    sin: sin / size,
  })
  if (change.noise === 0) return
  const [range, least, most] =
    into instanceof Uint8Array ? [255, 0, 255] : [1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < into.length; i++) {
    const value = into[i]! + draw(4 + i) * change.noise * range
    into[i] = Math.min(most, Math.max(least, into instanceof Uint8Array ? Math.round(value) : value))
  }
}

/**
 * tan(angle ÷ 2), as a continued fraction: `Math.tan` is not the same to the last bit on every runtime.
 * https://en.wikipedia.org/wiki/Gauss%27s_continued_fraction
 */
function halfTangent(degrees: number): number {
  const x = (degrees * Math.PI) / 360
  let fraction = 15
  for (let odd = 13; odd >= 1; odd -= 2) fraction = odd - (x * x) / fraction
  return x / fraction
}

/** The targets of these rows, in their order. */
function take(targets: Targets, indices: Uint32Array): Targets {
  const each = targetsPerRow(targets)
  const data = targets.data.slice(0, indices.length * each)
  for (const [i, row] of indices.entries()) data.set(targets.data.subarray(row * each, (row + 1) * each), i * each)
  return { ...targets, data } as Targets
}
