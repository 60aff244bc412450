import { inlinedExp4 } from '../exponential'

/** 1 ÷ (1 + e⁻ˣ) */
@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), inlinedExp4(f32x4.neg(x))))
}

/** y(1 − y) */
@inline export function sigmoidDerivative4(x: v128, y: v128): v128 {
  return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y))
}
