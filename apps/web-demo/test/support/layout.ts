import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'

const folder = fileURLToPath(new URL('../layout', import.meta.url))
const results = fileURLToPath(new URL('../../test-results/layout', import.meta.url))

/** Screenshots are compared in blocks of this many pixels each way. */
const BLOCK = 4

/** Of all blocks. */
export const ALLOWED_DIFFERENCE = 0.02

/**
 * The share of blocks in which a screenshot differs from the one that was approved, 0–1; 1 when their sizes do.
 *
 * With UPDATE_LAYOUT=1 the screenshot is approved. A different one is written to `test-results/layout`.
 */
export async function layoutDifference(name: string, png: Buffer): Promise<number> {
  if (process.env['UPDATE_LAYOUT'] === '1') {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${name}.png`), png)
    return 0
  }
  const [approved, now] = [decode(await readFile(join(folder, `${name}.png`))), decode(png)]
  const sizeDiffers = Math.abs(now.width - approved.width) > 1 || Math.abs(now.height - approved.height) > 1
  const columns = Math.floor(approved.width / BLOCK)
  const rows = Math.floor(approved.height / BLOCK)
  const [a, b] = [approved, now].map((image) => blocks(image, columns, rows))
  const differing = sizeDiffers ? columns * rows : pixelmatch(a!, b!, undefined, columns, rows, { threshold: 0.1 })
  const difference = differing / (columns * rows)
  if (difference >= ALLOWED_DIFFERENCE) {
    await mkdir(results, { recursive: true })
    await writeFile(join(results, `${name}.png`), encode(now))
  }
  return difference
}

/** The mean colour of every block of pixels, as RGBA: where things are, and not how their edges fell. */
function blocks(
  { data, channels, width, height }: ReturnType<typeof decode>,
  columns: number,
  rows: number,
): Uint8Array {
  const means = new Uint8Array(columns * rows * 4).fill(255)
  for (let block = 0; block < columns * rows; block++) {
    const left = (block % columns) * BLOCK
    const top = Math.floor(block / columns) * BLOCK
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0
      let count = 0
      for (let y = top; y < Math.min(top + BLOCK, height); y++) {
        for (let x = left; x < Math.min(left + BLOCK, width); x++, count++) {
          sum += data[(y * width + x) * channels + channel]!
        }
      }
      means[block * 4 + channel] = sum / count
    }
  }
  return means
}
