import { components } from './components.ts'
import { penWidth } from './pen.ts'
import { type Plane, pad } from './plane.ts'

/** Of MNIST's digits and of those drawn and photographed, hardly one is over any of these. */
const WIDEST_PEN = 0.34
const LONGEST = 4
const MOST_HOLES = 3
/** Of the shape's box: what is smaller is no hole, but where two strokes meet. */
const LEAST_HOLE = 0.004

/** Why a drawing is no digit by its strokes alone, as the end of "this looks like no digit: …"; null if nothing speaks against it. */
export function strangeShape(glyph: Plane): string | null {
  const side = Math.max(glyph.width, glyph.height)
  const pen = penWidth(glyph)
  const inked = glyph.values.reduce((count, value) => count + (value > 0.5 ? 1 : 0), 0)
  if (pen > WIDEST_PEN * side) return 'it is a blot, without strokes'
  if (inked > LONGEST * pen * side) return `its strokes are more than ${LONGEST} times as long as it is high or wide`
  const holes = countHoles(glyph)
  return holes > MOST_HOLES ? `its strokes go around ${holes} places, a digit's around two at most` : null
}

function countHoles(glyph: Plane): number {
  const { width, height, values } = pad(glyph, 1)
  const isEmpty = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) if (values[i]! <= 0.5) isEmpty[i] = 1
  const least = Math.max(2, LEAST_HOLE * glyph.width * glyph.height)
  // What is around the drawing reaches the edge.
  return components(isEmpty, width, height).filter(({ pixels, left }) => left > 0 && pixels.length >= least).length
}
