import type { Dataset } from '@oneloop/data'
import { handwrite } from './handwriting.ts'
import { drawGlyph, drawImage, type Mask, type Place } from './mask.ts'
import type { Random } from './random.ts'

/** A digit to put into a picture. */
export interface Glyph {
  readonly label: number
  /** @param penWidth of a drawn one, as a part of its side */
  draw(mask: Mask, place: Place, penWidth: number): void
}

/** One that is drawn by a pen. */
export function drawnDigit(random: Random): Glyph {
  const label = random.whole(0, 9)
  const strokes = handwrite(label, random)
  return { label, draw: (mask, place, penWidth) => drawGlyph(mask, strokes, place, penWidth) }
}

/** One of MNIST's test images. */
export function mnistDigit(digits: Dataset, random: Random, sharpness = random.between(1.5, 5)): Glyph {
  const row = random.whole(0, digits.length - 1)
  const image = digits.image(row)
  return { label: digits.labels[row]!, draw: (mask, place) => drawImage(mask, image, place, sharpness) }
}
