import type { Features } from '../loadable-rows.ts'

/** Where a pixel of the new image lies in the old one: turned and scaled about the middle, then shifted. */
export interface Warp {
  readonly across: number
  readonly down: number
  /** Of the angle, over the size. */
  readonly cos: number
  readonly sin: number
}

/** An image turned, scaled and shifted, between its pixels in proportion; beyond its edges they go on. */
export function warp(
  image: Features,
  into: Features,
  { rows, columns, channels }: { readonly rows: number; readonly columns: number; readonly channels: number },
  { across, down, cos, sin }: Warp,
): void {
  const [middleX, middleY] = [(columns - 1) / 2, (rows - 1) / 2]
  const isBytes = into instanceof Uint8Array
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [dx, dy] = [x - middleX - across, y - middleY - down]
      const fromX = Math.min(columns - 1, Math.max(0, cos * dx + sin * dy + middleX))
      const fromY = Math.min(rows - 1, Math.max(0, cos * dy - sin * dx + middleY))
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      const [right, bottom] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)]
      const [partX, partY] = [fromX - left, fromY - top]
      for (let c = 0; c < channels; c++) {
        const at = (row: number, column: number) => image[(row * columns + column) * channels + c]!
        const above = at(top, left) * (1 - partX) + at(top, right) * partX
        const below = at(bottom, left) * (1 - partX) + at(bottom, right) * partX
        const value = above * (1 - partY) + below * partY
        into[(y * columns + x) * channels + c] = isBytes ? Math.round(value) : value
      }
    }
  }
}
