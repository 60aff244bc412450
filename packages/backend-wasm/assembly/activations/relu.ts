/** max(0, x). NaN stays NaN, because it is not less than 0. */
@inline export function relu4(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0))
}

/** 1 where y > 0, else 0; 1 where y is NaN. */
@inline export function reluDerivative4(x: v128, y: v128): v128 {
  return v128.andnot(f32x4.splat(1), f32x4.le(y, f32x4.splat(0)))
}
