import type { Dataset } from '@oneloop/data'
import { drawnDigit, mnistDigit } from './glyph.ts'
import type { Labelled } from './labelled.ts'
import { drawStrokes, emptyMask } from './mask.ts'
import type { Random } from './random.ts'
import { type Colour, Sheet, throughJpeg } from './sheet.ts'

/** A photograph of a digit on paper, or on a board: uneven light, shadows, ruled lines, the edge of the table, grain, JPEG. */
export async function photograph(digits: Dataset, random: Random): Promise<Labelled> {
  const long = random.whole(320, 720)
  const [width, height] = random.of([
    [long, Math.round(long * 0.75)],
    [Math.round(long * 0.75), long],
    [long, long],
  ] as const)
  const isBoard = random.chance(0.12)
  const paper = isBoard ? boardColour(random) : paperColour(random)
  const sheet = new Sheet(width, height, paper)
  if (!isBoard && random.chance(0.45)) addRuling(sheet, random)
  const glyph = random.chance(0.65) ? drawnDigit(random) : mnistDigit(digits, random)
  const least = Math.min(width, height)
  const size = least * random.between(0.16, 0.72)
  const penWidth = random.between(0.035, 0.16)
  const reach = (side: number) => Math.max(0, (side * 0.86 - size * 1.3) / 2)
  const mask = emptyMask(width, height)
  const place = {
    x: width / 2 + random.between(-1, 1) * reach(width),
    y: height / 2 + random.between(-1, 1) * reach(height),
    size,
    angle: random.between(-0.22, 0.22),
  }
  glyph.draw(mask, place, penWidth)
  sheet.ink(mask, isBoard ? [235, 235, 230] : inkColour(random), random.between(0.75, 1))
  if (!isBoard && random.chance(0.2)) addTable(sheet, random)
  addLight(sheet, random)
  if (random.chance(0.6)) sheet.blur(random.whole(1, Math.max(1, Math.round(least / 350))))
  sheet.grain(random.between(2, 11), random)
  return { label: glyph.label, image: await throughJpeg(sheet.image(), random.between(40, 92)) }
}

export function paperColour(random: Random): Colour {
  const level = random.between(195, 248)
  return [level, level - random.between(0, 10), level - random.between(0, 35)]
}

function boardColour(random: Random): Colour {
  return random.chance(0.5) ? [35, random.between(50, 80), 50] : [45, 45, 48]
}

function inkColour(random: Random): Colour {
  return random.of<Colour>([
    [25, 25, 30],
    [30, 40, 130],
    [20, 20, 90],
    [150, 25, 30],
    [95, 95, 98],
  ])
}

/** Lines or squares, a little turned as the sheet lay, with a margin perhaps. */
export function addRuling(sheet: Sheet, random: Random): void {
  const { width, height } = sheet
  const mask = emptyMask(width, height)
  const step = Math.min(width, height) / random.between(6, 20)
  const slope = random.between(-0.04, 0.04)
  const line = random.between(1, 2.2)
  for (let y = -height; y < 2 * height; y += step) {
    drawStrokes(
      mask,
      [
        [
          { x: 0, y },
          { x: width, y: y + slope * width },
        ],
      ],
      line,
    )
  }
  if (random.chance(0.35)) {
    for (let x = -width; x < 2 * width; x += step) {
      drawStrokes(
        mask,
        [
          [
            { x, y: 0 },
            { x: x - slope * height, y: height },
          ],
        ],
        line,
      )
    }
  }
  sheet.ink(mask, [120, 150, 205], random.between(0.35, 0.95))
  if (!random.chance(0.25)) return
  const margin = emptyMask(width, height)
  const x = width * random.between(0.04, 0.12)
  drawStrokes(
    margin,
    [
      [
        { x, y: 0 },
        { x: x - slope * height, y: height },
      ],
    ],
    line,
  )
  sheet.ink(margin, [215, 100, 110], 0.8)
}

/** The sheet ends within the picture, on one or two sides, and the table is darker. */
function addTable(sheet: Sheet, random: Random): void {
  const { width, height } = sheet
  const table: Colour = [random.between(60, 130), random.between(45, 95), random.between(30, 70)]
  const slope = random.between(-0.05, 0.05)
  const depth = random.between(0.02, 0.07)
  const isLeft = random.chance(0.5)
  const isTop = random.chance(0.5)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromSide = isLeft ? x : width - 1 - x
      const fromEnd = isTop ? y : height - 1 - y
      const onTable =
        fromSide < depth * width + slope * (y - height / 2) ||
        (isTop && fromEnd < depth * height - slope * (x - width / 2))
      if (onTable) sheet.rgb.set(table, (y * width + x) * 3)
    }
  }
}

/** Brighter to one side, darker in the corners, and perhaps with the soft edge of a shadow across. */
export function addLight(sheet: Sheet, random: Random): void {
  const { width, height } = sheet
  const angle = random.between(0, 2 * Math.PI)
  const fall = random.between(0, 0.5)
  const corners = random.between(0, 0.3)
  const hasShadow = random.chance(0.4)
  const turn = random.between(0, 2 * Math.PI)
  const edge = random.between(-0.3, 0.3)
  const softness = random.between(0.01, 0.12)
  const depth = random.between(0.2, 0.5)
  sheet.light((px, py) => {
    const [x, y] = [px / width - 0.5, py / height - 0.5]
    let light = 1 - fall * (0.5 + x * Math.cos(angle) + y * Math.sin(angle)) - corners * 2 * (x * x + y * y)
    if (hasShadow) {
      const into = (x * Math.cos(turn) + y * Math.sin(turn) - edge) / softness
      light *= 1 - depth / (1 + Math.exp(-4 * into))
    }
    return Math.max(0.08, light)
  })
}
