import type { Locator, Page } from 'playwright-core'

const SIZE = 28

/** Draws a 28×28 digit with the mouse: along its skeleton, stroke by stroke. */
export async function drawDigit(page: Page, canvas: Locator, digit: Uint8Array): Promise<void> {
  const box = (await canvas.boundingBox())!
  const at = (pixel: number) => ({
    x: box.x + (((pixel % SIZE) + 0.5) / SIZE) * box.width,
    y: box.y + ((Math.floor(pixel / SIZE) + 0.5) / SIZE) * box.height,
  })
  for (const stroke of strokes(skeleton(digit))) {
    const [first, ...rest] = stroke.map(at)
    await page.mouse.move(first!.x, first!.y)
    await page.mouse.down()
    for (const { x, y } of rest) await page.mouse.move(x, y)
    await page.mouse.up()
  }
}

/** Thins a digit to lines one pixel wide. Zhang and Suen (1984), https://doi.org/10.1145/357994.358023 */
function skeleton(digit: Uint8Array): Set<number> {
  const ink = new Set(Array.from(digit.keys()).filter((pixel) => digit[pixel]! > 96))
  for (let changed = true; changed; ) {
    changed = false
    for (const pass of [0, 1]) {
      const gone = [...ink].filter((pixel) => {
        const p = ring(pixel).map((neighbour) => ink.has(neighbour))
        const count = p.filter(Boolean).length
        const turns = p.filter((is, i) => !is && p[(i + 1) % 8]).length
        const [north, , east, , south, , west] = p
        const open =
          pass === 0
            ? !(north && east && south) && !(east && south && west)
            : !(north && east && west) && !(north && south && west)
        return count >= 2 && count <= 6 && turns === 1 && open
      })
      for (const pixel of gone) ink.delete(pixel)
      changed ||= gone.length > 0
    }
  }
  return ink
}

/** The eight neighbours, clockwise from north. */
function ring(pixel: number): number[] {
  return [-SIZE, -SIZE + 1, 1, SIZE + 1, SIZE, SIZE - 1, -1, -SIZE - 1].map((step) => pixel + step)
}

/** Paths through all of the skeleton, each from one neighbour to the next. */
function strokes(pixels: Set<number>): number[][] {
  const left = new Set(pixels)
  const neighbours = (pixel: number) => ring(pixel).filter((other) => pixels.has(other))
  const paths: number[][] = []
  while (left.size > 0) {
    // An end of a line, where there is one.
    const start = [...left].find((pixel) => neighbours(pixel).length === 1) ?? [...left][0]!
    const path = [start]
    left.delete(start)
    for (let here = start; ; ) {
      const next = ring(here).find((pixel) => left.has(pixel))
      if (next === undefined) {
        // Joins what is already drawn.
        const joint = neighbours(here).find((pixel) => !path.includes(pixel))
        if (joint !== undefined) path.push(joint)
        break
      }
      path.push(next)
      left.delete(next)
      here = next
    }
    paths.push(path)
  }
  return paths
}
