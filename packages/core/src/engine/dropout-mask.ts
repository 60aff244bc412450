import { mix } from './mix.ts'

/**
 * Whether training silences output `index` (row × width + column) of layer `layer` in step `step`.
 *
 * A hash of its arguments, not a stream: any engine can work out any element, in any order, on any thread, and a
 * resumed run needs no generator's state. All arithmetic is on unsigned 32-bit integers.
 *
 * @param seed the program's
 * @param step updates made before this one, from 0
 * @param layer index of the layer, from 0
 */
export function isDropped(p: number, seed: number, step: number, layer: number, index: number): boolean {
  return mix(dropoutKey(seed, step, layer) ^ index) < dropoutThreshold(p)
}

/** The part of the hash that a whole layer of one step shares. */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return mix(mix(mix(seed) ^ step) ^ layer)
}

/** Hashes below this are dropped: ⌊p · 2³²⌋. */
export function dropoutThreshold(p: number): number {
  return Math.floor(p * 0x1_0000_0000)
}
