/**
 * Rounds to a whole multiple of q·2⁻²³, q a power of 2: what is left of a fading moment becomes 0, or stays some multiple,
 * but never becomes denormal: arithmetic on denormals is many times slower. Numbers above 2q stay as they are; NaN too.
 */
@inline export function flush(x: v128, q: v128): v128 {
  return f32x4.sub(f32x4.add(x, q), q)
}
