import { digitFromImage } from 'oneloop'
import type { Ink } from './ink.ts'
import { type Point, rasterize, type Stroke } from './rasterize.ts'

/** Pixels across the square in which strokes are drawn for the network: four for each of the digit's 28. */
export const RASTER = 112
/** Across the pen, as a part of the drawing's longer side: about what the pens of MNIST's writers left. */
export const PEN_SHARE = 0.13
/** The screen's pen, as a part of the drawing area. */
export const SCREEN_PEN = 0.065
/** Smaller than this, as a part of the drawing area, strokes are a dot, and no digit that wants to be seen larger. */
const SMALLEST = 0.04

/**
 * What the network sees of a drawing: 28×28, centred and scaled as MNIST's digits are, `[784]`; null when there is nothing.
 * The strokes are drawn anew with a pen that suits their size, so that a small digit is no blot.
 */
export function digitOf(ink: Ink): Uint8Array | null {
  const { strokes, stamp, isBlank } = ink
  if (isBlank) return null
  if (stamp !== null && strokes.length === 0) return stamp
  const grey = stamp === null ? suited(strokes) : overStamp(stamp, strokes)
  return digitFromImage({ width: RASTER, height: RASTER, grey })
}

/** Of the square, what a drawing takes up. A stroke along the edge would be taken for a frame or a ruled line of a sheet. */
const DRAWN_SHARE = 0.8

/** The strokes as large as there is room for, and the pen with them. */
function suited(strokes: readonly Stroke[]): Uint8Array {
  const { left, top, side } = squareAround(strokes.flat())
  const scale = (RASTER * DRAWN_SHARE) / (side * (1 + PEN_SHARE))
  const penWidth = side * PEN_SHARE * scale
  const margin = (RASTER - side * scale) / 2
  return rasterize(strokes, RASTER, { scale, left: margin - left * scale, top: margin - top * scale, penWidth })
}

/** The smallest square from the strokes' left and top that they fit in, none smaller than a dot. */
function squareAround(points: readonly Point[]): { left: number; top: number; side: number } {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, side: Math.max(SMALLEST, Math.max(...xs) - left, Math.max(...ys) - top) }
}

/** Both where they are on the screen. */
function overStamp(stamp: Uint8Array, strokes: readonly Stroke[]): Uint8Array {
  const penWidth = SCREEN_PEN * RASTER
  const grey = rasterize(strokes, RASTER, { scale: RASTER, left: 0, top: 0, penWidth })
  const pixels = RASTER / 28
  return grey.map((level, i) => {
    const row = Math.floor(i / RASTER / pixels)
    const column = Math.floor((i % RASTER) / pixels)
    return Math.max(level, stamp[row * 28 + column]!)
  })
}
