import { inlinedExp4 } from '../exponential'

/** x·Φ(x) */
@inline export function gelu4(x: v128): v128 {
  return f32x4.mul(x, normalCdf4(x))
}

/** Φ(x) + x·φ(x) */
@inline export function geluDerivative4(x: v128, y: v128): v128 {
  return f32x4.add(normalCdf4(x), f32x4.mul(x, normalPdf4(x)))
}

/**
 * Φ(x), the distribution function of the standard normal distribution, by ½·erfc(|x|/√2), which keeps its relative
 * precision in the tail. erfc is the Chebyshev fit of Press et al., Numerical Recipes, 6.2.2, with a relative error below
 * 1.2e-7.
 */
@inline function normalCdf4(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678118654752))
  const t = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(z, f32x4.splat(0.5))))
  let p = f32x4.splat(0.17087277)
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.82215223))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.48851587))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.13520398))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.27886807))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.18628806))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.09678418))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.37409196))
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.00002368))
  p = f32x4.sub(f32x4.mul(p, t), f32x4.splat(1.26551223))
  const tail = f32x4.mul(f32x4.mul(t, f32x4.splat(0.5)), inlinedExp4(f32x4.sub(p, f32x4.mul(z, z))))
  return v128.bitselect(tail, f32x4.sub(f32x4.splat(1), tail), f32x4.lt(x, f32x4.splat(0)))
}

/** φ(x), the density of the standard normal distribution. */
@inline function normalPdf4(x: v128): v128 {
  const half = f32x4.mul(f32x4.splat(-0.5), f32x4.mul(x, x))
  return f32x4.mul(f32x4.splat(0.39894228040143268), inlinedExp4(half))
}
