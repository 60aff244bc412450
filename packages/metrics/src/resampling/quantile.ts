/**
 * The value below which the part `q` of the sorted values lies, between neighbours in proportion: numpy's default. NaN for
 * no values. Hyndman & Fan 1996, type 7, https://doi.org/10.1080/00031305.1996.10473566
 */
export function quantile(sorted: Float64Array, q: number): number {
  const place = (sorted.length - 1) * q
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) return Number.NaN
  // Equal neighbours may be infinite, and their difference would be no number.
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}
