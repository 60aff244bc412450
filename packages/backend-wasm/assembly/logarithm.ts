/**
 * ln x in float64 for finite x ≥ 1e-300; NaN stays NaN. With x = m·2ᵉ and m in [√½, √2) it is
 * 2·artanh((m − 1)/(m + 1)) + e·ln 2.
 */
export function logarithm(x: f64): f64 {
  if (isNaN(x)) return x
  const bits = reinterpret<u64>(x)
  let exponent = <i32>(bits >> 52) - 1023
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000)
  if (m > 1.4142135623730951) {
    m *= 0.5
    exponent++
  }
  const s = (m - 1) / (m + 1)
  const z = s * s
  let sum = 1.0 / 19
  sum = sum * z + 1.0 / 17
  sum = sum * z + 1.0 / 15
  sum = sum * z + 1.0 / 13
  sum = sum * z + 1.0 / 11
  sum = sum * z + 1.0 / 9
  sum = sum * z + 1.0 / 7
  sum = sum * z + 1.0 / 5
  sum = sum * z + 1.0 / 3
  sum = sum * z + 1.0
  return 2 * s * sum + <f64>exponent * 0.6931471805599453
}

/** ln(1 + u) for u in [0, 1], to a few units in the last place of the result: 2·artanh(u/(2 + u)). NaN stays NaN. */
export function log1p4(u: v128): v128 {
  const s = f32x4.div(u, f32x4.add(u, f32x4.splat(2)))
  const z = f32x4.mul(s, s)
  let sum = f32x4.splat(1.0 / 15)
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 13))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 11))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 9))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 7))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 5))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.0 / 3))
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1))
  return f32x4.mul(f32x4.add(s, s), sum)
}
