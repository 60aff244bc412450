import { inlinedExp4 } from '../exponential'

/** tanh x. Near 0, where 1 − 2 ÷ (e²ˣ + 1) would cancel, it is the polynomial of Cephes tanhf, https://www.netlib.org/cephes/ */
@inline export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x)
  const z = f32x4.mul(x, x)
  let p = f32x4.splat(-5.70498872745e-3)
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1))
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1))
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x)
  const e = f32x4.add(inlinedExp4(f32x4.add(size, size)), f32x4.splat(1))
  const far = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), e))
  const signed = v128.bitselect(far, x, i32x4.splat(0x7fffffff))
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)))
}

/** 1 − y² */
@inline export function tanhDerivative4(x: v128, y: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y))
}
