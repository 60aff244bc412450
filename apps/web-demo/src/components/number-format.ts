/** A number for people: a true minus sign, at most `digits` after the point, and powers of ten where it runs away. */
export function formatNumber(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '−∞' : '∞'
  const size = Math.abs(value)
  const text = size >= 1e6 || (size > 0 && size < 10 ** -digits / 2) ? value.toExponential(1) : value.toFixed(digits)
  return (Number(text) === 0 ? text.replace('-', '') : text).replaceAll('-', '−')
}
