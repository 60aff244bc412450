import { expm1OfNegative4 } from '../exponential'

/** x where x > 0, else eˣ − 1 */
@inline export function elu4(x: v128): v128 {
  return v128.bitselect(x, expm1OfNegative4(f32x4.min(x, f32x4.splat(0))), f32x4.gt(x, f32x4.splat(0)))
}

/** 1 where y > 0, else y + 1 */
@inline export function eluDerivative4(x: v128, y: v128): v128 {
  return f32x4.add(f32x4.min(y, f32x4.splat(0)), f32x4.splat(1))
}
