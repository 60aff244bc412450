/** The ends of an axis and the distance between its ticks. */
export interface Ticks {
  readonly min: number
  readonly max: number
  readonly interval: number
}

/**
 * Round ticks (1, 2 or 5 times a power of ten apart) that hold all of `values` within `[floor, ceiling]`, about
 * `count` of them. ECharts' own choice goes above 100 % and takes one value alone as a range of half its size.
 */
export function niceTicks(values: readonly number[], floor: number, ceiling: number, count = 5): Ticks {
  const low = values.length === 0 ? floor : Math.min(...values)
  const high = values.length === 0 ? floor + 1 : Math.max(...values)
  const least = Math.max(Math.abs(high), 1e-6) * 0.02
  const interval = niceStep(Math.max(high - low, least) / count)
  const digits = decimals(interval)
  const round = (ticks: number) => Number((ticks * interval).toFixed(digits))
  let first = Math.floor(low / interval)
  let last = Math.ceil(high / interval)
  // a point on the frame is half hidden by it
  if (low - first * interval < interval * 0.15) first--
  if (last * interval - high < interval * 0.15) last++
  return { min: Math.max(floor, round(first)), max: Math.min(ceiling, round(last)), interval }
}

/** The smallest of 1, 2, 5, 10, 20 … and their tenths that is at least `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const factor = [1, 2, 5].find((step) => step * power >= size * (1 - 1e-9)) ?? 10
  return Number((factor * power).toFixed(decimals(power)))
}

function decimals(size: number): number {
  return Math.min(100, Math.max(0, -Math.floor(Math.log10(size))))
}
