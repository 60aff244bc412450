import type { Locator, Page } from 'playwright-core'

type Point = readonly [x: number, y: number]

/** Drawings of three kinds, each a little different for each `n`: strokes in a square from 0 to 1. */
export const shapes: Readonly<Record<'circle' | 'cross' | 'stripes', (n: number) => Point[][]>> = {
  circle: (n) => [
    Array.from({ length: 25 }, (_, i): Point => {
      const angle = (i / 24) * 2 * Math.PI
      return [0.5 + (0.25 + wobble(n, 1) * 0.06) * Math.cos(angle), 0.5 + (0.3 + wobble(n, 2) * 0.06) * Math.sin(angle)]
    }),
  ],
  cross: (n) => {
    const end = 0.2 + wobble(n, 3) * 0.08
    return [
      [
        [end, 0.25],
        [1 - end, 0.75 + wobble(n, 4) * 0.1],
      ],
      [
        [1 - end, 0.25],
        [end, 0.75],
      ],
    ]
  },
  stripes: (n) =>
    [0.3, 0.5, 0.7].map((y): Point[] => [
      [0.2, y + wobble(n, 5) * 0.04],
      [0.8, y + wobble(n, 6) * 0.04],
    ]),
}

/** From −1 to 1, the same for the same numbers. */
function wobble(n: number, k: number): number {
  return 2 * (Math.abs(Math.sin(n * 12.9898 + k * 78.233) * 43758.5453) % 1) - 1
}

/** Draws strokes on a canvas with the mouse. */
export async function drawStrokes(page: Page, canvas: Locator, strokes: readonly Point[][]): Promise<void> {
  await canvas.scrollIntoViewIfNeeded()
  const box = (await canvas.boundingBox())!
  const place = ([x, y]: Point): Point => [box.x + x * box.width, box.y + y * box.height]
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...place(first!))
    await page.mouse.down()
    for (const point of rest) await page.mouse.move(...place(point))
    await page.mouse.up()
  }
}
