/** x */
@inline export function identity4(x: v128): v128 {
  return x
}

/** 1 */
@inline export function identityDerivative4(x: v128, y: v128): v128 {
  return f32x4.splat(1)
}
