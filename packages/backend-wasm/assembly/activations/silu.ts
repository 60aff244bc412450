import { sigmoid4 } from './sigmoid'

/** x·σ(x). Below −80 it is as good as 0; without the bound it would be −∞ for −∞. */
@inline export function silu4(x: v128): v128 {
  const bounded = f32x4.pmax(x, f32x4.splat(-80))
  return f32x4.mul(bounded, sigmoid4(bounded))
}

/** y + σ(x)(1 − y) */
@inline export function siluDerivative4(x: v128, y: v128): v128 {
  return f32x4.add(y, f32x4.mul(sigmoid4(x), f32x4.sub(f32x4.splat(1), y)))
}
