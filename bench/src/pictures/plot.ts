import type { Dataset } from '@oneloop/data'
import { widthOfWord, writeWord } from './handwriting.ts'
import type { Labelled } from './labelled.ts'
import { drawStrokes, emptyMask, type Mask } from './mask.ts'
import type { Random } from './random.ts'
import { type Colour, Sheet, throughJpeg } from './sheet.ts'

type ColourMap = (level: number) => Colour

/** Of viridis, from 0 to 1: https://bids.github.io/colormap */
const VIRIDIS: readonly Colour[] = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
]

const COLOUR_MAPS: readonly ColourMap[] = [
  (level) => [level * 255, level * 255, level * 255],
  (level) => [255 - level * 255, 255 - level * 255, 255 - level * 255],
  (level) => {
    const at = Math.min(level * 4, 3.999)
    const [from, to] = [VIRIDIS[Math.floor(at)]!, VIRIDIS[Math.floor(at) + 1]!]
    const part = at % 1
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part]
  },
]

/** A digit as matplotlib shows an image and saves it: with axes, ticks and their numbers, a title, a bar of colours. */
export async function plot(digits: Dataset, random: Random): Promise<Labelled> {
  const row = random.whole(0, digits.length - 1)
  const [width, height] = random.of([
    [640, 480],
    [500, 500],
    [432, 288],
    [300, 300],
    [1000, 800],
  ] as const)
  const sheet = new Sheet(width, height, random.chance(0.85) ? [255, 255, 255] : [234, 234, 242])
  const scale = height / 480
  const side = Math.round(height * random.between(0.68, 0.8))
  const left = Math.round((width - side) / 2) + random.whole(-10, 10)
  const top = Math.round((height - side) / 2) + random.whole(-4, 8)
  const map = random.of(COLOUR_MAPS)
  paint(sheet, digits.image(row), { left, top, side }, map, random.chance(0.75))
  const lines = emptyMask(width, height)
  const thin = Math.max(0.8, 1.1 * scale)
  const hasAxes = random.chance(0.75)
  if (hasAxes) addAxes(lines, { left, top, side }, scale, random)
  if (random.chance(0.7)) addTitle(lines, left + side / 2, top - 8 * scale, 13 * scale, thin, random)
  if (random.chance(0.2)) addBar(sheet, lines, Math.min(width - 30, left + side + 18), top, side, map)
  sheet.ink(lines, [0, 0, 0])
  const image = sheet.image()
  return {
    label: digits.labels[row]!,
    image: random.chance(0.2) ? await throughJpeg(image, random.between(60, 95)) : image,
  }
}

interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

function paint(sheet: Sheet, image: Uint8Array, { left, top, side }: Square, map: ColourMap, isNearest: boolean): void {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [((x + 0.5) / side) * 28, ((y + 0.5) / side) * 28]
      const level = isNearest ? image[Math.floor(row) * 28 + Math.floor(column)]! / 255 : smooth(image, column, row)
      sheet.rgb.set(map(level), ((top + y) * sheet.width + left + x) * 3)
    }
  }
}

function smooth(image: Uint8Array, column: number, row: number): number {
  const [x, y] = [Math.min(Math.max(column - 0.5, 0), 26.999), Math.min(Math.max(row - 0.5, 0), 26.999)]
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const at = (dx: number, dy: number) => image[(top + dy) * 28 + left + dx]! / 255
  const [right, down] = [x - left, y - top]
  return (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - down) + (at(0, 1) * (1 - right) + at(1, 1) * right) * down
}

function addAxes(lines: Mask, { left, top, side }: Square, scale: number, random: Random): void {
  const [right, bottom] = [left + side, top + side]
  const spine = Math.max(0.9, 1.1 * scale)
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
    { x: left, y: top },
  ]
  drawStrokes(lines, [corners], spine)
  for (let tick = 0; tick < 28; tick += 5) {
    const at = ((tick + 0.5) / 28) * side
    drawStrokes(
      lines,
      [
        [
          { x: left + at, y: bottom },
          { x: left + at, y: bottom + 5 * scale },
        ],
      ],
      spine,
    )
    drawStrokes(
      lines,
      [
        [
          { x: left - 5 * scale, y: top + at },
          { x: left, y: top + at },
        ],
      ],
      spine,
    )
    const digitsOfTick = tick < 10 ? 1 : 2
    const size = 9 * scale
    const wide = widthOfWord(digitsOfTick, size)
    drawStrokes(lines, writeWord(digitsOfTick, left + at - wide / 2, bottom + 9 * scale, size, random), spine)
    drawStrokes(lines, writeWord(digitsOfTick, left - 9 * scale - wide, top + at - size / 2, size, random), spine)
  }
}

function addTitle(lines: Mask, middle: number, bottom: number, size: number, pen: number, random: Random): void {
  const letters = random.whole(1, 12)
  drawStrokes(lines, writeWord(letters, middle - widthOfWord(letters, size) / 2, bottom - size, size, random), pen)
}

function addBar(sheet: Sheet, lines: Mask, left: number, top: number, height: number, map: ColourMap): void {
  const wide = Math.max(8, Math.round(height / 22))
  for (let y = 0; y < height; y++) sheet.fill(left, top + y, wide, 1, map(1 - y / height))
  const [right, bottom] = [left + wide, top + height]
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
    { x: left, y: top },
  ]
  drawStrokes(lines, [corners], 1)
}
