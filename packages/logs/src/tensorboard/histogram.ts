/** How values are spread, as TensorBoard's histograms are stored. */
export interface Histogram {
  readonly min: number
  readonly max: number
  readonly count: number
  readonly sum: number
  readonly sumOfSquares: number
  /** The upper end of each bucket; the first begins at `min`. */
  readonly limits: readonly number[]
  readonly counts: readonly number[]
}

/** As many as TensorBoard draws. */
const BUCKETS = 30

/** The finite ones of `values` in 30 buckets of equal width; null where there is none. */
export function histogramOf(values: ArrayLike<number>): Histogram | null {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [count, sum, sumOfSquares] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
    sum += value
    sumOfSquares += value * value
    count++
  }
  if (count === 0) return null
  if (min === max) return { min, max, count, sum, sumOfSquares, limits: [max], counts: [count] }
  const counts = new Array<number>(BUCKETS).fill(0)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isFinite(value)) counts[Math.min(BUCKETS - 1, Math.floor(((value - min) / (max - min)) * BUCKETS))]!++
  }
  const limits = counts.map((_, i) => (i === BUCKETS - 1 ? max : min + ((max - min) * (i + 1)) / BUCKETS))
  return { min, max, count, sum, sumOfSquares, limits, counts }
}
