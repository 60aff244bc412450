/**
 * eˣ to about one unit in the last place. It is a polynomial of our own, so that every runtime gives the same bits. Its
 * constants are those of Cephes expf, https://www.netlib.org/cephes/. Where x < −87 the result is 0, where x > 88 it is
 * e⁸⁸; NaN stays NaN.
 */
@inline export function inlinedExp4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(-87))
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88)), f32x4.splat(-87))
  const shifted = roundedExponent(x)
  const p = f32x4.add(expm1OfRest(rest(x, shifted)), f32x4.splat(1))
  return v128.andnot(f32x4.mul(p, powerOf2(shifted)), tiny)
}

/** The same as a call, for where V8 need not pair it with what surrounds it. */
export function exp4(x: v128): v128 {
  return inlinedExp4(x)
}

/** eˣ − 1 for x ≤ 0, to a few units in the last place: near 0, where eˣ − 1 would cancel, as well. NaN stays NaN. */
@inline export function expm1OfNegative4(x: v128): v128 {
  // Beyond −17 the result is −1 in float32.
  x = f32x4.pmax(x, f32x4.splat(-18))
  const shifted = roundedExponent(x)
  const power = powerOf2(shifted)
  // eˣ − 1 = 2ⁿ(eʳ − 1) + (2ⁿ − 1), and the second term is exact.
  return f32x4.add(f32x4.mul(power, expm1OfRest(rest(x, shifted))), f32x4.sub(power, f32x4.splat(1)))
}

/** x ÷ ln 2 rounded to a whole number n, in the low bits: that is what adding 1.5·2²³ does. */
@inline function roundedExponent(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(12582912))
}

/** x − n·ln 2 */
@inline function rest(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, f32x4.splat(12582912))
  const r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  return f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)))
}

/** eʳ − 1 for |r| ≤ ½·ln 2. */
@inline function expm1OfRest(r: v128): v128 {
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  return f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r)
}

/** 2ⁿ */
@inline function powerOf2(shifted: v128): v128 {
  return i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23)
}
