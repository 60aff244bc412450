/** ln 2 in two parts: the first has so few bits that its product with a small whole number is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
/** 1 ÷ n!, the highest first: on |r| ≤ ln 2 ÷ 2 the series ends below the last bit. */
const COEFFICIENTS = Array.from({ length: 14 }, (_, i) => 1 / factorial(13 - i))

/**
 * eˣ within about a unit in the last place, the same bits on every runtime: of sums and products alone. `Math.exp` differs
 * in its last bit from one version of an engine to the next.
 */
export function exp(x: number): number {
  if (Number.isNaN(x) || x > 709.79) return x > 0 ? Number.POSITIVE_INFINITY : x
  if (x < -745.2) return 0
  const k = Math.round(x * Math.LOG2E)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = 0
  for (const coefficient of COEFFICIENTS) sum = sum * r + coefficient
  // In two steps: 2ᵏ alone may be too large, or too small, where the product is not.
  const half = Math.trunc(k / 2)
  return sum * powerOfTwo(half) * powerOfTwo(k - half)
}

const bits = new DataView(new ArrayBuffer(8))

/** 2ᵏ, −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setInt32(0, (k + 1023) << 20)
  bits.setInt32(4, 0)
  return bits.getFloat64(0)
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
