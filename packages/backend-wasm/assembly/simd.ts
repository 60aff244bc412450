import { LINE, PANEL } from './generated/constants'

/** acc + a·b. It is rounded twice; in the relaxed build the runtime may round it once. */
@inline export function madd(acc: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, acc)
  return f32x4.add(acc, f32x4.mul(a, b))
}

/**
 * Stores two vectors side by side. V8 can make one 256-bit store of the two, and pair what they were made of, where nothing is
 * loaded or stored between them. The higher goes first, because V8 adds a store of the lower one otherwise.
 */
@inline export function storePair(at: usize, low: v128, high: v128): void {
  v128.store(at, high, 16)
  v128.store(at, low, 0)
}

/** Stores two pairs: a cache line. */
@inline export function storeLine(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(at, b, 16)
  v128.store(at, a, 0)
  v128.store(at, d, 48)
  v128.store(at, c, 32)
}

/** The sum of the lanes, always in the order ((0 + 2) + (1 + 3)). */
@inline export function horizontalSum(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 2, 3))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

/** Bytes of 16 × 16 weights: a panel of inputs by a panel of outputs. */
export const BLOCK: usize = 16 * LINE

/** How far a column of a row lies from the row's first column. */
@inline export function columnOffset(panelBytes: usize, column: i32): usize {
  return <usize>(column / PANEL) * panelBytes + <usize>(column % PANEL) * 4
}

/** A mask with all bits set in the lanes whose column is less than `width`. The first lane is column `first`. */
@inline export function laneMask(first: i32, width: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(first)), i32x4.splat(width))
}

/** The two lower lanes as f64. */
@inline export function low2(v: v128): v128 {
  return f64x2.promote_low_f32x4(v)
}

/** The two higher lanes as f64. */
@inline export function high2(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3))
}

@inline export function sumOf2(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1)
}
