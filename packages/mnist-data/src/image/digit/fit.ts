import { boundingBox, crop, type Plane } from './plane.ts'
import { resize } from './resize.ts'

export const SIZE = 28
export const BOX = 20
export const MIDDLE = 14

/** As MNIST has it: the longer side 20 pixels, the centre of mass on pixel (14, 14), bytes `[784]`. */
export function fit(glyph: Plane): Uint8Array {
  const drawn = crop(glyph, boundingBox(glyph))
  const scale = BOX / Math.max(drawn.width, drawn.height)
  const width = Math.max(1, Math.round(drawn.width * scale))
  return centre(resize(drawn, width, Math.max(1, Math.round(drawn.height * scale))))
}

function centre({ width, height, values }: Plane): Uint8Array {
  let mass = 0
  let massX = 0
  let massY = 0
  let peak = 0
  for (const [i, value] of values.entries()) {
    mass += value
    massX += value * (i % width)
    massY += value * Math.floor(i / width)
    peak = Math.max(peak, value)
  }
  const left = place(massX / mass, width)
  const top = place(massY / mass, height)
  const digit = new Uint8Array(SIZE * SIZE)
  for (const [i, value] of values.entries()) {
    // A thin line fades when it shrinks: MNIST's digits are as bright as can be, so this one is made so too.
    digit[(top + Math.floor(i / width)) * SIZE + left + (i % width)] = Math.round((value / peak) * 255)
  }
  return digit
}

// Whole pixels, as MNIST's makers did, so that nothing is blurred; and never over the edge.
function place(centreOfMass: number, length: number): number {
  return Math.min(Math.max(Math.round(MIDDLE - centreOfMass), 0), SIZE - length)
}
