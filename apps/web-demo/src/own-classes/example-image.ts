import { type Picture, resizeToRgb } from 'oneloop'

/** Pixels across an example, as of MNIST's digits. */
export const SIDE = 28

/**
 * Any picture as an example, `[784]`: fitted into the square, grey, bright on dark. A picture on a light ground is turned
 * round, so that drawings and photographs of drawings are alike.
 */
export function exampleImage(picture: Picture): Uint8Array {
  const { width, height } = picture
  const scale = SIDE / Math.max(width, height)
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number]
  const rgb = resizeToRgb(picture, across, down)
  const grey = Uint8Array.from({ length: across * down }, (_, i) => luma(rgb, i * 3))
  const isLight = meanOfEdge(grey, across, down) > 127
  const [left, top] = [Math.floor((SIDE - across) / 2), Math.floor((SIDE - down) / 2)]
  const pixels = new Uint8Array(SIDE * SIDE)
  for (const [i, level] of grey.entries()) {
    pixels[(top + Math.floor(i / across)) * SIDE + left + (i % across)] = isLight ? 255 - level : level
  }
  return pixels
}

/** ITU-R BT.601: https://www.itu.int/rec/R-REC-BT.601 */
function luma(rgb: Uint8Array, at: number): number {
  return Math.round(0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!)
}

function meanOfEdge(grey: Uint8Array, across: number, down: number): number {
  const isEdge = (i: number) => {
    const [row, column] = [Math.floor(i / across), i % across]
    return row === 0 || column === 0 || row === down - 1 || column === across - 1
  }
  const edge = grey.filter((_, i) => isEdge(i))
  return edge.reduce((sum, level) => sum + level, 0) / edge.length
}
