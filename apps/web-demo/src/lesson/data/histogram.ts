/** No byte lies on the edge of two of these intervals, so rounding can't move one across. */
export const BINS = 16

/** How many values fall into each of `bins` equal intervals of [from, to]; the last interval includes `to`. */
export function histogram(values: ArrayLike<number>, bins: number, from: number, to: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(bins - 1, Math.floor(((values[i]! - from) / (to - from)) * bins))
    if (bin >= 0 && values[i]! <= to) counts[bin]!++
  }
  return counts
}
