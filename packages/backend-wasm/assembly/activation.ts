import { exp4 } from './exponential'

// The order of ACTIVATIONS in src/plan.ts.
export const IDENTITY: i32 = 0
export const RELU: i32 = 1
export const SIGMOID: i32 = 2
export const TANH: i32 = 3
export const GELU: i32 = 4

const ONE: f32 = 1

/** NaN stays NaN: it is not less than 0. */
@inline export function relu4(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0))
}

@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(ONE), f32x4.add(f32x4.splat(ONE), exp4(f32x4.neg(x))))
}

/** A polynomial near 0, where 1 − 2/(e²ˣ + 1) would cancel. Cephes tanhf. */
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x)
  const z = f32x4.mul(x, x)
  let p = f32x4.splat(-5.70498872745e-3)
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1))
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x)
  const e = f32x4.add(exp4(f32x4.add(size, size)), f32x4.splat(ONE))
  const far = f32x4.sub(f32x4.splat(ONE), f32x4.div(f32x4.splat(2), e))
  const signed = v128.bitselect(far, x, i32x4.splat(0x7fffffff))
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)))
}

/**
 * Φ(x), the standard normal distribution: ½·erfc(|x|/√2) keeps its relative precision in the tail.
 * The Chebyshev fit of erfc, relative error below 1.2e-7: Press et al., Numerical Recipes, 6.2.2.
 */
export function normalCdf4(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678118654752))
  const t = f32x4.div(f32x4.splat(ONE), f32x4.add(f32x4.splat(ONE), f32x4.mul(z, f32x4.splat(0.5))))
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
  const tail = f32x4.mul(f32x4.mul(t, f32x4.splat(0.5)), exp4(f32x4.sub(p, f32x4.mul(z, z))))
  return v128.bitselect(tail, f32x4.sub(f32x4.splat(ONE), tail), f32x4.lt(x, f32x4.splat(0)))
}

/** φ(x), its density. */
@inline function normalPdf4(x: v128): v128 {
  const half = f32x4.mul(f32x4.splat(-0.5), f32x4.mul(x, x))
  return f32x4.mul(f32x4.splat(0.39894228040143268), exp4(half))
}

export function activate4(kind: i32, x: v128): v128 {
  if (kind == RELU) return relu4(x)
  if (kind == SIGMOID) return sigmoid4(x)
  if (kind == TANH) return tanh4(x)
  if (kind == GELU) return f32x4.mul(x, normalCdf4(x))
  return x
}

/** f′(x), given y = f(x). */
export function derivative4(kind: i32, x: v128, y: v128): v128 {
  const one = f32x4.splat(ONE)
  if (kind == RELU) return v128.andnot(one, f32x4.le(y, f32x4.splat(0)))
  if (kind == SIGMOID) return f32x4.mul(y, f32x4.sub(one, y))
  if (kind == TANH) return f32x4.sub(one, f32x4.mul(y, y))
  if (kind == GELU) return f32x4.add(normalCdf4(x), f32x4.mul(x, normalPdf4(x)))
  return one
}
