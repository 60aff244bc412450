import { checkImageRows, type ImageSize } from './check-image-rows.ts'
import { diverging } from './diverging.ts'
import type { ImageFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { pngDataUrl } from './png-data-url.ts'
import { svgDocument, svgImage, svgText } from './svg.ts'
import { theme } from './theme.ts'

/** Options of `firstLayerGrid`. */
export interface FirstLayerGridOptions extends ImageSize {
  /** Default `'en'`. */
  readonly labels?: FigureLabels
  /** Default 16. */
  readonly columns?: number
}

const zoom = 2
const gap = 2
const margin = { x: 20, top: 50, bottom: 66 }
const bar = { width: 240, height: 12 }

/**
 * What each neuron of the first layer looks for: its weights as an image, blue where ink speaks for it, red where
 * against, white at 0. One scale for all, symmetrical, ending where all but 0.5 % of the weights are within.
 *
 * @param weight `fc1.weight`, `[out, imageHeight · imageWidth]`
 * @throws SHAPE_MISMATCH, UNKNOWN_NAME
 */
export function firstLayerGrid(
  weight: ArrayLike<number>,
  { labels, columns = 16, imageWidth = 28, imageHeight = 28 }: FirstLayerGridOptions = {},
): ImageFigure {
  const neurons = checkImageRows(weight, imageWidth, imageHeight)
  const translate = translator(labels)
  const across = Math.max(1, Math.min(columns, neurons))
  const down = Math.ceil(neurons / across)
  const atlas = { width: across * (imageWidth + gap) - gap, height: Math.max(1, down * (imageHeight + gap) - gap) }
  const limit = symmetricalLimit(weight)
  const pixels = new Uint8Array(atlas.width * atlas.height * 3).fill(255)
  for (let neuron = 0; neuron < neurons; neuron++) {
    const left = (neuron % across) * (imageWidth + gap)
    const top = Math.floor(neuron / across) * (imageHeight + gap)
    for (let i = 0; i < imageWidth * imageHeight; i++) {
      const at = (top + Math.floor(i / imageWidth)) * atlas.width + left + (i % imageWidth)
      pixels.set(diverging(weight[neuron * imageWidth * imageHeight + i]! / limit), at * 3)
    }
  }
  const width = Math.max(atlas.width * zoom, 360) + 2 * margin.x
  const height = margin.top + atlas.height * zoom + margin.bottom
  const middle = width / 2
  const below = height - margin.bottom
  const description = `The weights of ${neurons} neurons of the first layer as images`
  const svg = svgDocument(width, height, description, [
    svgText(middle, 31, 17, translate('Weights of the first layer', '첫 번째 층의 가중치')),
    svgImage(
      middle - (atlas.width * zoom) / 2,
      margin.top,
      atlas.width * zoom,
      atlas.height * zoom,
      pngDataUrl(atlas.width, atlas.height, pixels, 3, zoom),
    ),
    svgImage(middle - bar.width / 2, below + 18, bar.width, bar.height, colourBar()),
    `<rect x="${middle - bar.width / 2}" y="${below + 18}" width="${bar.width}" height="${bar.height}" fill="none" stroke="${theme.line}"/>`,
    svgText(middle - bar.width / 2, below + 48, 13, `−${limit.toPrecision(2)}`),
    svgText(middle, below + 48, 13, '0'),
    svgText(middle + bar.width / 2, below + 48, 13, limit.toPrecision(2)),
  ])
  return { kind: 'images', description, width, height, svg }
}

function symmetricalLimit(weight: ArrayLike<number>): number {
  const sizes = Float64Array.from(weight, (value) => Math.abs(value))
    .filter(Number.isFinite)
    .sort()
  return sizes[Math.floor((sizes.length - 1) * 0.995)] || 1
}

function colourBar(): string {
  const pixels = new Uint8Array(bar.width * bar.height * 3)
  for (let i = 0; i < bar.width * bar.height; i++) {
    pixels.set(diverging((2 * (i % bar.width)) / (bar.width - 1) - 1), i * 3)
  }
  return pngDataUrl(bar.width, bar.height, pixels, 3, 1)
}
