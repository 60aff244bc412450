/**
 * Decodes floats of 16 bits and fewer: sign, `exponentBits`, `mantissaBits`.
 *
 * - `ieee`: the top exponent is infinity and NaN (F16, BF16, F8_E5M2)
 * - `fn`: no infinity; only all ones is NaN (F8_E4M3; OCP 8-bit floating point, Micikevicius et al. 2022,
 *   https://arxiv.org/abs/2209.05433)
 * - `fnuz`: no infinity, no negative zero: its pattern is the one NaN, and the bias is one more
 * - `finite`: every pattern is a number (F4, F6; OCP microscaling formats, https://arxiv.org/abs/2310.10537)
 */
export function decodeSmallFloat(bits: number, exponentBits: number, mantissaBits: number, special: Special): number {
  const top = 2 ** exponentBits - 1
  const sign = (bits >>> (exponentBits + mantissaBits)) & 1
  const exponent = (bits >>> mantissaBits) & top
  const mantissa = bits & (2 ** mantissaBits - 1)
  if (special === 'fnuz' && sign === 1 && exponent === 0 && mantissa === 0) return Number.NaN
  if (special === 'fn' && exponent === top && mantissa === 2 ** mantissaBits - 1) return Number.NaN
  const signed = sign === 1 ? -1 : 1
  if (special === 'ieee' && exponent === top) return mantissa === 0 ? signed * Number.POSITIVE_INFINITY : Number.NaN
  const bias = 2 ** (exponentBits - 1) - (special === 'fnuz' ? 0 : 1)
  const significand = mantissa / 2 ** mantissaBits
  if (exponent === 0) return signed * significand * 2 ** (1 - bias)
  return signed * (1 + significand) * 2 ** (exponent - bias)
}

export type Special = 'ieee' | 'fn' | 'fnuz' | 'finite'
