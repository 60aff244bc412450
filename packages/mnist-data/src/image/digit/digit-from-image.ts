import type { GreyImage, RgbaImage } from '../grey-image.ts'
import { checkPixels, luminance } from './luminance.ts'
import { boundingBox, crop, type Plane } from './plane.ts'
import { resize } from './resize.ts'
import { shrink } from './shrink.ts'
import { toInk } from './to-ink.ts'

const SIZE = 28
const BOX = 20

/**
 * A drawing or photograph of one digit, as MNIST would have it: 28×28 grey levels, the digit bright on black, its longer
 * side 20 pixels, its centre of mass on pixel (14, 14). http://yann.lecun.com/exdb/mnist
 *
 * Any size, dark on light or light on dark, with transparency or without. Pure: for the command line and the browser.
 *
 * @returns `[784]`
 * @throws OneloopError `IMAGE_BLANK` when nothing stands out, `ARGUMENT_INVALID` when the pixels are not width × height
 */
export function digitFromImage(image: GreyImage | RgbaImage): Uint8Array {
  checkPixels(image)
  const ink = toInk(shrink(luminance(image)))
  const drawn = crop(ink, boundingBox(ink))
  const scale = BOX / Math.max(drawn.width, drawn.height)
  const fitted = resize(
    drawn,
    Math.max(1, Math.round(drawn.width * scale)),
    Math.max(1, Math.round(drawn.height * scale)),
  )
  return centre(fitted)
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
  return Math.min(Math.max(Math.round(SIZE / 2 - centreOfMass), 0), SIZE - length)
}
