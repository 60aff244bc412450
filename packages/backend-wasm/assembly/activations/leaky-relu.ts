import { LEAKY_RELU_SLOPE } from '../generated/constants'

/** x where x > 0, else 0.01·x */
@inline export function leakyRelu4(x: v128): v128 {
  const slope = f32x4.mul(x, f32x4.splat(LEAKY_RELU_SLOPE))
  return v128.bitselect(x, slope, f32x4.gt(x, f32x4.splat(0)))
}

/** 1 where y > 0, else 0.01; 1 where y is NaN. */
@inline export function leakyReluDerivative4(x: v128, y: v128): v128 {
  return v128.bitselect(f32x4.splat(LEAKY_RELU_SLOPE), f32x4.splat(1), f32x4.le(y, f32x4.splat(0)))
}
