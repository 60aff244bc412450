/**
 * The value that Student's t with so many degrees of freedom stays below with probability `p`: the distribution function is
 * integrated and inverted by bisection, to about ten digits.
 * Abramowitz & Stegun 1964, 26.7.3 and 26.7.4: with θ = atan(t ÷ √ν), A(t | ν) is a finite sum for whole ν.
 *
 * @param p in [0.5, 1)
 * @param freedom a whole number from 1
 */
export function studentQuantile(p: number, freedom: number): number {
  let [low, high] = [0, Math.PI / 2]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if ((1 + within(middle, freedom)) / 2 < p) low = middle
    else high = middle
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2)
}

/** The probability of |T| < √ν·tan θ. */
function within(theta: number, freedom: number): number {
  const cos = Math.cos(theta)
  const isOdd = freedom % 2 === 1
  let sum = 0
  let term = isOdd ? cos : 1
  for (let k = isOdd ? 1 : 0; k <= freedom - 2; k += 2) {
    sum += term
    term *= ((k + 1) / (k + 2)) * cos * cos
  }
  const series = Math.sin(theta) * sum
  return isOdd ? (2 / Math.PI) * (theta + series) : series
}
