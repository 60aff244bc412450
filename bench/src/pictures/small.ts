import type { Dataset } from '@oneloop/data'
import type { RgbaImage } from '@oneloop/mnist-data'
import { drawnDigit, type Glyph, mnistDigit } from './glyph.ts'
import type { Labelled } from './labelled.ts'
import { emptyMask } from './mask.ts'
import type { Random } from './random.ts'
import { Sheet, throughJpeg } from './sheet.ts'

const SIDE = 28

/**
 * A picture of 28 × 28 as it lies in public repositories: MNIST's own, saved as they are or inverted; digits of MNIST
 * that were moved or shrunk; and digits drawn in that little room.
 */
export async function smallPicture(digits: Dataset, random: Random): Promise<Labelled> {
  const kind = random.unit()
  const [paper, ink] = levels(random)
  if (kind < 0.25) {
    const row = random.whole(0, digits.length - 1)
    const image = digits.image(row)
    const isInverted = random.chance(0.4)
    return { label: digits.labels[row]!, image: grey(image.map((level) => (isInverted ? 255 - level : level))) }
  }
  const isMoved = kind < 0.45
  const glyph: Glyph = kind < 0.7 ? mnistDigit(digits, random, 1) : drawnDigit(random)
  const size = isMoved ? 20 : kind < 0.7 ? random.between(9, 24) : random.between(11, 25)
  const room = Math.max(0, (SIDE - size) / 2)
  const place = {
    x: 14 + random.between(-room, room),
    y: 14 + random.between(-room, room),
    size,
    angle: isMoved ? 0 : random.between(-0.2, 0.2),
  }
  const mask = emptyMask(SIDE, SIDE)
  glyph.draw(mask, place, random.between(1.4, 3.6) / size)
  const sheet = new Sheet(SIDE, SIDE, [paper, paper, paper])
  sheet.ink(mask, [ink, ink, ink])
  if (random.chance(0.12)) sheet.grain(random.between(2, 12), random)
  if (random.chance(0.06)) sheet.fill(random.of([1, 26]), random.of([1, 26]), 1, 1, [ink, ink, ink])
  const image = sheet.image()
  return { label: glyph.label, image: random.chance(0.15) ? await throughJpeg(image, random.between(50, 95)) : image }
}

/** Paper and ink, far enough apart to be seen. */
function levels(random: Random): [number, number] {
  const isPlain = random.chance(0.5)
  const [dark, bright] = isPlain ? [0, 255] : [random.between(0, 90), random.between(170, 255)]
  return random.chance(0.5) ? [bright, dark] : [dark, bright]
}

function grey(levels: Uint8Array): RgbaImage {
  const rgba = Uint8Array.from({ length: levels.length * 4 }, (_, i) => (i % 4 === 3 ? 255 : levels[i >> 2]!))
  return { width: SIDE, height: SIDE, rgba }
}
