/**
 * base^exponent by repeated squaring: multiplications only, so the same bits on every runtime, which `Math.pow` does
 * not promise.
 *
 * @param exponent a whole number, not negative
 */
export function integerPower(base: number, exponent: number): number {
  let result = 1
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2), square *= square) {
    if (rest % 2 === 1) result *= square
  }
  return result
}
