/** A Markdown table; the columns after the first are numbers and stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')))
  const [first, ...rest] = escaped.map((row) => `| ${row.join(' | ')} |`)
  return [first!, `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rest].join('\n')
}

/** Three significant digits, never in exponent form: `0.512`, `14.3`, `1430`. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(Math.min(digits, 6))
}

/** `0.512 (0.498–0.530)`. */
export function withSpread({ median, min, max }: { median: number; min: number; max: number }): string {
  return `${number(median)} (${number(min)}–${number(max)})`
}

export const times = (value: number) => `${number(value)}×`
export const percent = (fraction: number, digits = 2) => `${(fraction * 100).toFixed(digits)} %`
