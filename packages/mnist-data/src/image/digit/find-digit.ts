import type { GreyImage, RgbaImage } from '../grey-image.ts'
import { asMnist } from './as-mnist.ts'
import { findGlyph, type Glyph } from './find-glyph.ts'
import { findInk, type Ink } from './find-ink.ts'
import { findPanel } from './find-panel.ts'
import { fit } from './fit.ts'
import { checkPixels, luminance } from './luminance.ts'
import { suitPen } from './pen.ts'
import { strangeShape } from './shape.ts'
import { shrink } from './shrink.ts'

/** What was found in a picture. */
export interface FoundDigit {
  /** 28×28 grey levels, bright on black, `[784]`. */
  readonly digit: Uint8Array
  /** Why it looks like no digit, to follow "this looks like no digit: "; null where its strokes are such as digits have. */
  readonly doubt: string | null
}

/**
 * One digit out of a drawing, a photograph or a plot, as MNIST would have it: 28×28 grey levels, the digit bright on black,
 * its longer side 20 pixels, its centre of mass on pixel (14, 14), its strokes about as wide as MNIST's.
 * http://yann.lecun.com/exdb/mnist
 *
 * Any size, dark on light or light on dark, with transparency or without; specks, frames, axes, ruled lines, uneven light
 * and the grain of a camera are told from the digit. An image that is one of MNIST's, or its negative, stays as it is.
 * Pure: for the command line and the browser.
 *
 * @throws OneloopError `IMAGE_BLANK` when nothing stands out, `ARGUMENT_INVALID` when the pixels are not width × height
 */
export function findDigit(image: GreyImage | RgbaImage): FoundDigit {
  checkPixels(image)
  const levels = luminance(image)
  const asItIs = asMnist(levels)
  if (asItIs !== null) return { digit: asItIs, doubt: null }
  const ink = findInk(findPanel(shrink(levels)))
  const glyph = findGlyph(ink)
  return { digit: fit(suitPen(glyph)), doubt: doubtOf(ink, glyph) }
}

function doubtOf({ isClear }: Ink, glyph: Glyph): string | null {
  if (!isClear) return 'nothing stands out from its grain'
  return glyph.rivals > 0 ? `there are ${glyph.rivals + 1} shapes of much the same size` : strangeShape(glyph)
}
