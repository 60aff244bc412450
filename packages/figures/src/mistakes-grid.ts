import { OneloopError } from '@oneloop/core'
import type { Mistake } from '@oneloop/metrics'
import { checkImageRows, type ImageSize } from './check-image-rows.ts'
import { shownName } from './class-names.ts'
import type { ImageFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'
import { pngDataUrl } from './png-data-url.ts'
import { svgDocument, svgImage, svgText } from './svg.ts'
import { truncate } from './text-width.ts'
import { theme } from './theme.ts'

/** Options of `mistakesGrid`. */
export interface MistakesGridOptions extends ImageSize {
  /** One a class; the indices where left out. */
  readonly classNames?: readonly string[]
  /** Default `'en'`. */
  readonly labels?: FigureLabels
  /** Default 5. */
  readonly columns?: number
}

const picture = 112
const pitch = { x: 160, y: 178 }
const margin = { x: 16, top: 62, bottom: 6 }

/**
 * The images that the network got most wrong, dark on light, each over what it was taken for and what it is,
 * with the probability that the network gave its answer.
 *
 * @param images bytes `[n, imageHeight · imageWidth]`, of the dataset that the mistakes' indices count in
 * @param mistakes see `mostWrong`
 * @throws SHAPE_MISMATCH, ARGUMENT_INVALID, UNKNOWN_NAME
 */
export function mistakesGrid(
  images: Uint8Array,
  mistakes: readonly Mistake[],
  { classNames, labels, columns = 5, imageWidth = 28, imageHeight = 28 }: MistakesGridOptions = {},
): ImageFigure {
  const count = checkImageRows(images, imageWidth, imageHeight)
  const zoom = Math.ceil(picture / Math.max(imageWidth, imageHeight))
  const translate = translator(labels)
  const across = Math.max(1, Math.min(columns, mistakes.length))
  const width = 2 * margin.x + Math.max(2, across) * pitch.x
  const height = margin.top + Math.max(1, Math.ceil(mistakes.length / across)) * pitch.y + margin.bottom
  // both languages under every image would be too much to read
  const [predicted, actual] = labels === 'ko' ? ['예측', '실제'] : ['predicted', 'actual']
  const body = [svgText(width / 2, 31, 17, translate('Most confident mistakes', '가장 확신한 오답'))]
  if (mistakes.length === 0) body.push(svgText(width / 2, height / 2, 14, translate('none', '없음'), theme.quietText))
  mistakes.forEach((mistake, i) => {
    if (!Number.isInteger(mistake.index) || mistake.index < 0 || mistake.index >= count) {
      throw new OneloopError(`mistake ${i} is image ${mistake.index} of ${count}`, {
        code: 'ARGUMENT_INVALID',
        fix: 'pass the images that the logits were made from',
      })
    }
    const x = width / 2 + ((i % across) - (across - 1) / 2) * pitch.x
    const y = margin.top + Math.floor(i / across) * pitch.y
    const left = x - picture / 2
    const name = (k: number) => shownName(classNames?.[k] ?? String(k))
    const caption = (what: string, k: number) => truncate(`${what} ${name(k)}`, pitch.x - 8, 13)
    const url = pngDataUrl(imageWidth, imageHeight, inverted(images, mistake.index, imageWidth * imageHeight), 1, zoom)
    body.push(
      svgImage(left, y, picture, picture, url),
      `<rect x="${left}" y="${y}" width="${picture}" height="${picture}" fill="none" stroke="${theme.line}"/>`,
      svgText(x, y + picture + 18, 13, caption(predicted!, mistake.predicted), theme.wrong),
      svgText(x, y + picture + 35, 13, caption(actual!, mistake.actual), theme.right),
      svgText(left + picture - 5, y + 14, 10.5, percent(mistake.probability), theme.quietText, 'end'),
    )
  })
  const description = `Images most confidently taken for another class: ${mistakes.length}`
  return { kind: 'images', description, width, height, svg: svgDocument(width, height, description, body) }
}

function inverted(images: Uint8Array, index: number, pixels: number): Uint8Array {
  return images.subarray(index * pixels, (index + 1) * pixels).map((byte) => 255 - byte)
}

function percent(probability: number): string {
  return `${(Math.floor(probability * 1000) / 10).toFixed(1)}%`
}
