export interface Point {
  /** 0 (left or top) to 1. */
  readonly x: number
  readonly y: number
}

/** What a pen draws between one touch and the next; one point alone is a dot. */
export type Stroke = readonly Point[]

/** Where strokes are put on the raster: each point times `scale`, then moved. All in pixels but `scale`'s points. */
export interface Placement {
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly penWidth: number
}

/**
 * Round strokes as grey levels, `[size, size]`, white on black, their edges smoothed over a pixel. Plain arithmetic and no
 * canvas, so that the same strokes are the same picture in every browser.
 */
export function rasterize(strokes: readonly Stroke[], size: number, placement: Placement): Uint8Array {
  const { scale, left, top, penWidth } = placement
  const grey = new Uint8Array(size * size)
  const place = ({ x, y }: Point) => ({ x: left + x * scale, y: top + y * scale })
  for (const stroke of strokes) {
    for (const [i, point] of stroke.entries()) {
      if (i > 0 || stroke.length === 1)
        drawSegment(grey, size, place(stroke[i - 1] ?? point), place(point), penWidth / 2)
    }
  }
  return grey
}

function drawSegment(grey: Uint8Array, size: number, from: Point, to: Point, radius: number): void {
  const reach = radius + 1
  const first = (a: number, b: number) => Math.max(0, Math.floor(Math.min(a, b) - reach))
  const last = (a: number, b: number) => Math.min(size - 1, Math.ceil(Math.max(a, b) + reach))
  for (let row = first(from.y, to.y); row <= last(from.y, to.y); row++) {
    for (let column = first(from.x, to.x); column <= last(from.x, to.x); column++) {
      const distance = distanceTo(from, to, column + 0.5, row + 0.5)
      const level = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)))
      const at = row * size + column
      if (level > grey[at]!) grey[at] = level
    }
  }
}

/** From (x, y) to the nearest point between `from` and `to`. */
function distanceTo(from: Point, to: Point, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length))
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy)
}
