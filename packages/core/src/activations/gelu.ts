import type { Activation } from './activation.ts'

/**
 * f(x) = x·Φ(x), Φ the standard normal distribution: the exact GELU, PyTorch's default.
 * f′(x) = Φ(x) + x·φ(x). Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415
 */
export const gelu: Activation = {
  label: 'GELU',
  forward: (x) => x * normalCdf(x),
  derivative: (x) => normalCdf(x) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI),
}

/** Φ(x) = (1 + erf(x/√2)) / 2. */
function normalCdf(x: number): number {
  return 0.5 * (1 + erf(x / Math.SQRT2))
}

/**
 * erf z = 2/√π · e^(−z²) · Σₙ 2ⁿ z²ⁿ⁺¹ / (1·3·5…(2n+1)): every term has one sign, so nothing cancels.
 * Abramowitz & Stegun 7.1.6, https://personal.math.ubc.ca/~cbm/aands/page_297.htm
 */
function erf(z: number): number {
  if (Math.abs(z) > 6) return Math.sign(z)
  let term = z
  let sum = z
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * z * z) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum
}
