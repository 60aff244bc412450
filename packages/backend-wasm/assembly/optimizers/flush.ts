/** Denormals → 0: arithmetic on them is many times slower, and moments that fade reach them. NaN stays. */
@inline export function flush(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(1.1754943508222875e-38)))
}

/** The same where x is never negative. */
@inline export function flushPositive(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(x, f32x4.splat(1.1754943508222875e-38)))
}
