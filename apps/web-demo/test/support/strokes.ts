import type { Locator, Page } from 'playwright-core'
import { skeletonStrokes } from './skeleton.ts'

/** Draws a 28×28 digit with the mouse, stroke by stroke, as large as a part of the canvas. */
export async function drawDigit(page: Page, canvas: Locator, digit: Uint8Array, size = 1): Promise<void> {
  const box = (await canvas.boundingBox())!
  const margin = (1 - size) / 2
  for (const stroke of skeletonStrokes(digit)) {
    const [first, ...rest] = stroke.map(({ x, y }) => ({
      x: box.x + (margin + x * size) * box.width,
      y: box.y + (margin + y * size) * box.height,
    }))
    await page.mouse.move(first!.x, first!.y)
    await page.mouse.down()
    for (const { x, y } of rest) await page.mouse.move(x, y)
    await page.mouse.up()
  }
}
