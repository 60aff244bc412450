import { mix } from '@oneloop/core/engine'

/**
 * A number in [0, 1) that depends on nothing but these whole numbers: the study's seed, the trial, the parameter, the draw.
 * 32 bits of it are random.
 */
export function chance(...places: readonly number[]): number {
  return places.reduce((state, place) => mix((state ^ mix(place + 0x9e3779b9)) >>> 0), 0) / 2 ** 32
}
