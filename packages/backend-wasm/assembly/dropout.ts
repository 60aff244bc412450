// The hash of core's dropout-mask.ts, for four elements at a time.

export function mix(x: u32): u32 {
  x = ((x >> 16) ^ x) * 0x7feb352d
  x = ((x >> 15) ^ x) * 0x846ca68b
  return (x >> 16) ^ x
}

export function dropoutKey(seed: u32, step: u32, layer: u32): u32 {
  return mix(mix(mix(seed) ^ step) ^ layer)
}

/** Returns for four elements `scale` where they are kept and 0 where they are dropped. */
@inline export function dropoutFactor4(key: u32, indices: v128, threshold: u32, scale: f32): v128 {
  let x = v128.xor(i32x4.splat(key), indices)
  x = i32x4.mul(v128.xor(i32x4.shr_u(x, 16), x), i32x4.splat(0x7feb352d))
  x = i32x4.mul(v128.xor(i32x4.shr_u(x, 15), x), i32x4.splat(0x846ca68b))
  x = v128.xor(i32x4.shr_u(x, 16), x)
  return v128.andnot(f32x4.splat(scale), i32x4.lt_u(x, i32x4.splat(threshold)))
}
