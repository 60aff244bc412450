/** The gradient, scaled when gradients are clipped, and `decay` times the weight. */
@inline export function decayed(gradient: v128, scale: v128, weight: v128, decay: v128): v128 {
  return f32x4.add(f32x4.mul(gradient, scale), f32x4.mul(weight, decay))
}
