/** A point of a line. */
export type Point = readonly [x: number, y: number]

/**
 * The points of a line within the unit square without those that nobody could see: a point less than 1/500 from the last one
 * kept is left out, the ends are kept. A curve over 60,000 rows has as many points, and a picture of it some hundreds.
 */
export function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1)
    const isEnd = i === points.length - 1
    if (
      last === undefined ||
      isEnd ||
      Math.max(Math.abs(point[0] - last[0]), Math.abs(point[1] - last[1])) >= 1 / 500
    ) {
      kept.push(point)
    }
  }
  return kept
}
