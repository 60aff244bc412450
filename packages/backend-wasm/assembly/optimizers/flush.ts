/**
 * Rounds to a whole multiple of q·2⁻²³, where q is a power of 2. So a fading average becomes 0 in the end and is never
 * denormal: arithmetic on denormals is many times slower. Numbers above 2q stay as they are, and so does NaN.
 */
@inline export function flush(x: v128, q: v128): v128 {
  return f32x4.sub(f32x4.add(x, q), q)
}
