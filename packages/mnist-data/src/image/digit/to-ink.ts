import { OneloopError } from '@oneloop/core'
import { otsuThreshold } from './otsu.ts'
import type { Plane } from './plane.ts'

const MIN_CONTRAST = 16
/** The fraction of the way from paper to ink below which a grey level is taken for paper. */
const FAINTEST = 0.05
/** What the edge shows of the grain is not the worst of it. */
const NOISE_MARGIN = 1.5
const MAX_NOISE = 0.4

/**
 * How much ink each pixel has, 0 (paper) to 1, whichever of the two is the brighter. Paper is what most of the edge of
 * the image is; what varies as much there as grain and shadow do is paper too.
 *
 * @throws OneloopError `IMAGE_BLANK`
 */
export function toInk({ width, height, values }: Plane): Plane {
  const edge = values.filter((_, i) => isEdge(i, width, height))
  const threshold = otsuThreshold(values)
  const bright = values.filter((level) => level > threshold)
  const dark = values.filter((level) => level <= threshold)
  const paperIsBright = edge.filter((level) => level > threshold).length * 2 > edge.length
  const [papers, inks] = paperIsBright ? [bright, dark] : [dark, bright]
  const paper = quantile(papers, 0.5)
  const range = (inks.length === 0 ? paper : quantile(inks, paperIsBright ? 0.1 : 0.9)) - paper
  if (Math.abs(range) < MIN_CONTRAST) {
    throw new OneloopError('nothing stands out in the image', { code: 'IMAGE_BLANK', fix: 'draw one digit, darker' })
  }
  const toPaper = edge.map((level) => (level - paper) / range).filter((ink) => ink < 0.5)
  const noise = Math.min(Math.max(NOISE_MARGIN * quantile(toPaper, 0.99), FAINTEST), MAX_NOISE)
  const ink = values.map((level) => {
    const amount = Math.min((level - paper) / range, 1)
    return amount <= noise ? 0 : amount
  })
  return { width, height, values: ink }
}

function isEdge(i: number, width: number, height: number): boolean {
  const x = i % width
  const y = Math.floor(i / width)
  return x === 0 || y === 0 || x === width - 1 || y === height - 1
}

function quantile(values: Float32Array, q: number): number {
  const sorted = values.toSorted()
  return sorted[Math.floor(q * (sorted.length - 1))] ?? 0
}
