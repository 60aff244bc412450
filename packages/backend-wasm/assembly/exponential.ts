/**
 * eˣ to about one unit in the last place. It is a polynomial of our own, so that every runtime gives the same bits. Its
 * constants are those of Cephes expf, https://www.netlib.org/cephes/. Where x < −87 the result is 0, where x > 88 it is
 * e⁸⁸; NaN stays NaN.
 */
export function exp4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(-87))
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88)), f32x4.splat(-87))
  // Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits.
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(12582912))
  const n = f32x4.sub(shifted, f32x4.splat(12582912))
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23)
  return v128.andnot(f32x4.mul(p, power), tiny)
}
