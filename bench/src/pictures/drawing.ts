import type { Dataset } from '@oneloop/data'
import type { RgbaImage } from '@oneloop/mnist-data'
import { drawnDigit, mnistDigit } from './glyph.ts'
import type { Labelled } from './labelled.ts'
import { drawStrokes, emptyMask } from './mask.ts'
import type { Random } from './random.ts'
import { type Colour, Sheet, throughJpeg } from './sheet.ts'

/** A drawing larger than 28 × 28, as paint programs and canvases of web pages save it: flat colours, any size and place. */
export async function drawing(digits: Dataset, random: Random): Promise<Labelled> {
  const [width, height] = sides(random)
  const [paper, ink] = colours(random)
  const sheet = new Sheet(width, height, paper)
  if (Math.min(width, height) >= 100 && random.chance(0.12)) addGrid(sheet, mix(ink, paper), random)
  const glyph = random.chance(0.7) ? drawnDigit(random) : mnistDigit(digits, random)
  const least = Math.min(width, height)
  const size = Math.max(24, least * random.between(0.18, 0.88))
  const penWidth = random.between(0.03, 0.2)
  const reach = (side: number) => Math.max(0, (side - size * (1.15 + penWidth)) / 2)
  const place = {
    x: width / 2 + random.between(-1, 1) * reach(width),
    y: height / 2 + random.between(-1, 1) * reach(height),
    size,
    angle: random.between(-0.2, 0.2),
  }
  const mask = emptyMask(width, height)
  glyph.draw(mask, place, Math.max(penWidth, 1.2 / size))
  sheet.ink(mask, ink)
  if (random.chance(0.2)) addSpecks(sheet, ink, random)
  if (random.chance(0.12)) addFrame(sheet, random.chance(0.5) ? ink : mix(ink, paper), random)
  if (random.chance(0.12)) sheet.blur(Math.max(1, Math.round(least / 250)))
  const image = sheet.image()
  if (random.chance(0.08)) return { label: glyph.label, image: transparent(mask.values, image, ink) }
  return { label: glyph.label, image: random.chance(0.3) ? await throughJpeg(image, random.between(35, 95)) : image }
}

function sides(random: Random): [number, number] {
  const width = Math.round(56 * 14 ** random.unit())
  return [width, random.chance(0.6) ? width : Math.round(width * random.between(0.6, 1.6))]
}

function colours(random: Random): [Colour, Colour] {
  if (random.chance(0.3))
    return random.chance(0.5)
      ? [
          [255, 255, 255],
          [0, 0, 0],
        ]
      : [
          [0, 0, 0],
          [255, 255, 255],
        ]
  const bright: Colour = [random.between(190, 255), random.between(190, 255), random.between(180, 255)]
  const dark: Colour = [random.between(0, 110), random.between(0, 90), random.between(0, 160)]
  return random.chance(0.7) ? [bright, dark] : [dark, bright]
}

function mix(a: Colour, b: Colour): Colour {
  return [a[0] * 0.3 + b[0] * 0.7, a[1] * 0.3 + b[1] * 0.7, a[2] * 0.3 + b[2] * 0.7]
}

/** Dots where a pen or a mouse slipped. */
function addSpecks(sheet: Sheet, ink: Colour, random: Random): void {
  const mask = emptyMask(sheet.width, sheet.height)
  const least = Math.min(sheet.width, sheet.height)
  for (let i = random.whole(1, 4); i > 0; i--) {
    const dot = { x: random.between(0.02, 0.98) * sheet.width, y: random.between(0.02, 0.98) * sheet.height }
    drawStrokes(mask, [[dot]], Math.max(1, least * random.between(0.005, 0.025)))
  }
  sheet.ink(mask, ink)
}

function addFrame(sheet: Sheet, colour: Colour, random: Random): void {
  const { width, height } = sheet
  const least = Math.min(width, height)
  const margin = random.chance(0.5) ? 0 : Math.round(least * random.between(0.01, 0.04))
  const line = Math.max(1, Math.round(least * random.between(0.003, 0.015)))
  const [w, h] = [width - 2 * margin, height - 2 * margin]
  sheet.fill(margin, margin, w, line, colour)
  sheet.fill(margin, margin, line, h, colour)
  sheet.fill(margin, height - margin - line, w, line, colour)
  sheet.fill(width - margin - line, margin, line, h, colour)
}

function addGrid(sheet: Sheet, colour: Colour, random: Random): void {
  const step = Math.round(Math.min(sheet.width, sheet.height) / random.whole(5, 14))
  const line = Math.max(1, Math.round(step / 40))
  for (let y = step; y < sheet.height; y += step) sheet.fill(0, y, sheet.width, line, colour)
  for (let x = step; x < sheet.width; x += step) sheet.fill(x, 0, line, sheet.height, colour)
}

/** The strokes alone, as a canvas without a background saves them. */
function transparent(inked: Float32Array, { width, height }: RgbaImage, ink: Colour): RgbaImage {
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    Math.round(i % 4 === 3 ? inked[i >> 2]! * 255 : ink[i % 4]!),
  )
  return { width, height, rgba }
}
