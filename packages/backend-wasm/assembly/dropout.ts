// The hash of core's dropout-mask.ts, for four elements at a time.

export function mix(x: u32): u32 {
  x = ((x >> 16) ^ x) * 0x7feb352d
  x = ((x >> 15) ^ x) * 0x846ca68b
  return (x >> 16) ^ x
}

export function dropoutKey(seed: u32, step: u32, layer: u32): u32 {
  return mix(mix(mix(seed) ^ step) ^ layer)
}

/** Returns for the elements index … index + 3 `scale` where they are kept and 0 where they are dropped. */
export function dropoutFactor4(key: u32, index: u32, threshold: u32, scale: f32): v128 {
  let x = v128.xor(i32x4.splat(key), i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3)))
  x = i32x4.mul(v128.xor(i32x4.shr_u(x, 16), x), i32x4.splat(0x7feb352d))
  x = i32x4.mul(v128.xor(i32x4.shr_u(x, 15), x), i32x4.splat(0x846ca68b))
  x = v128.xor(i32x4.shr_u(x, 16), x)
  return v128.andnot(f32x4.splat(scale), i32x4.lt_u(x, i32x4.splat(threshold)))
}
