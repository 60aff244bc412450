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
  if (values.length === 0) {
    const bottom = Number.isFinite(floor) ? floor : 0
    const top = Number.isFinite(ceiling) ? ceiling : bottom + 1
    return { min: bottom, max: top, interval: (top - bottom) / count }
  }
  let low = values.reduce((a, b) => Math.min(a, b))
  let high = values.reduce((a, b) => Math.max(a, b))
  if (low === high) {
    const margin = Math.abs(low) * 0.05 || 0.5
    low = Math.max(floor, low - margin)
    high = Math.min(ceiling, high + margin)
  }
  const interval = niceStep((high - low) / count)
  const round = (ticks: number) => withoutDust(ticks * interval)
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
  return withoutDust(factor * power)
}

/** 0.3 for 0.30000000000000004. */
function withoutDust(value: number): number {
  return Number(value.toPrecision(12))
}
