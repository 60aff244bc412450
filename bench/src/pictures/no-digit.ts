import { drawnDigit } from './glyph.ts'
import { scribble, writeWord } from './handwriting.ts'
import type { Labelled } from './labelled.ts'
import { drawGlyph, drawStrokes, emptyMask } from './mask.ts'
import { addLight, addRuling, paperColour } from './photograph.ts'
import type { Random } from './random.ts'
import { Sheet, throughJpeg } from './sheet.ts'

type Maker = (random: Random) => Promise<Sheet> | Sheet

/** Pictures that show no digit, or not one alone: what each kind is called, and how it is made. */
const KINDS: Readonly<Record<string, Maker>> = {
  'blank paper'(random) {
    const sheet = new Sheet(600, 450, paperColour(random))
    if (random.chance(0.3)) addRuling(sheet, random)
    addLight(sheet, random)
    sheet.grain(random.between(1, 8), random)
    return sheet
  },
  'a lying or back-leaning line'(random) {
    const sheet = new Sheet(300, 300, [255, 255, 255])
    const [mask, angle] = [emptyMask(300, 300), random.between(-0.35, 0.9)]
    const [x, y] = [Math.cos(angle) * 100, Math.sin(angle) * 100]
    drawStrokes(
      mask,
      [
        [
          { x: 150 - x, y: 150 - y },
          { x: 150 + x, y: 150 + y },
        ],
      ],
      random.between(6, 24),
    )
    sheet.ink(mask, [0, 0, 0])
    return sheet
  },
  'a scribble'(random) {
    const sheet = new Sheet(280, 280, [255, 255, 255])
    const mask = emptyMask(280, 280)
    drawGlyph(
      mask,
      [scribble(random)],
      { x: 140, y: 140, size: random.between(120, 220), angle: 0 },
      random.between(0.02, 0.06),
    )
    sheet.ink(mask, [10, 10, 10])
    return sheet
  },
  noise(random) {
    const side = random.of([28, 100, 300])
    const sheet = new Sheet(side, side, [128, 128, 128])
    sheet.grain(random.between(25, 90), random)
    return sheet
  },
  'a page of text'(random) {
    const sheet = new Sheet(500, 700, paperColour(random))
    const [mask, size] = [emptyMask(500, 700), random.between(9, 22)]
    for (let y = 40; y < 660; y += size * 2) {
      for (let x = 40; x < 420; ) {
        const letters = random.whole(2, 8)
        if (x + letters * size > 470) break
        drawStrokes(mask, writeWord(letters, x, y, size, random), size / 9)
        x += (letters + 0.7) * size * 0.9
      }
    }
    sheet.ink(mask, [20, 20, 20])
    if (random.chance(0.5)) addLight(sheet, random)
    return sheet
  },
  'several digits in a row'(random) {
    const sheet = new Sheet(500, 220, [250, 250, 250])
    const mask = emptyMask(500, 220)
    const count = random.whole(2, 4)
    const size = random.between(80, 110)
    for (let i = 0; i < count; i++) {
      drawnDigit(random).draw(
        mask,
        { x: 250 + (i - (count - 1) / 2) * size * 1.15, y: 110, size, angle: 0 },
        random.between(0.05, 0.11),
      )
    }
    sheet.ink(mask, [15, 15, 15])
    return sheet
  },
  'a blot'(random) {
    const sheet = new Sheet(200, 200, [255, 255, 255])
    const mask = emptyMask(200, 200)
    const dots = Array.from({ length: random.whole(1, 4) }, () => [
      { x: 100 + random.between(-20, 20), y: 100 + random.between(-20, 20) },
    ])
    drawStrokes(mask, dots, random.between(40, 80))
    sheet.ink(mask, [0, 0, 0])
    return sheet
  },
  'a photograph of something else'(random) {
    const sheet = new Sheet(480, 360, [random.between(60, 220), random.between(60, 220), random.between(60, 220)])
    for (let i = random.whole(8, 25); i > 0; i--) {
      const mask = emptyMask(480, 360)
      const from = { x: random.between(0, 480), y: random.between(0, 360) }
      const to = { x: from.x + random.normal() * 80, y: from.y + random.normal() * 80 }
      drawStrokes(mask, [[from, to]], random.between(8, 110))
      sheet.ink(mask, [random.between(0, 255), random.between(0, 255), random.between(0, 255)])
    }
    addLight(sheet, random)
    sheet.blur(2)
    sheet.grain(5, random)
    return sheet
  },
  'a chart'(random) {
    const sheet = new Sheet(480, 360, [255, 255, 255])
    const mask = emptyMask(480, 360)
    const frame = [
      { x: 60, y: 30 },
      { x: 440, y: 30 },
      { x: 440, y: 310 },
      { x: 60, y: 310 },
      { x: 60, y: 30 },
    ]
    drawStrokes(mask, [frame], 1)
    for (let i = 0; i < 6; i++) drawStrokes(mask, writeWord(2, 30, 30 + i * 50, 9, random), 1)
    let y = 170
    const curve = Array.from({ length: 40 }, (_, i) => {
      y = Math.min(300, Math.max(40, y + random.normal() * 25))
      return { x: 70 + i * 9, y }
    })
    drawStrokes(mask, [curve], 2)
    sheet.ink(mask, [20, 60, 140])
    return sheet
  },
}

/** How many kinds there are. */
export const NO_DIGIT_KINDS: readonly string[] = Object.keys(KINDS)

/** One of a kind; half of them have been a JPEG. */
export async function noDigit(kind: string, random: Random): Promise<Labelled> {
  const image = (await KINDS[kind]!(random)).image()
  return { label: null, image: random.chance(0.5) ? await throughJpeg(image, random.between(50, 95)) : image }
}
