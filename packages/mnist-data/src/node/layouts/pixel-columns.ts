import { OneloopError } from '@oneloop/core'
import { squareOf } from '../../parts/bytes-of.ts'

/** Which columns of a CSV file are what. */
export interface PixelColumns {
  readonly hasHeader: boolean
  /** Of the label; `null` where there is none. */
  readonly label: number | null
  /** Of a row. */
  readonly width: number
  readonly rows: number
  readonly columns: number
}

const LABEL_NAMES = /^(label|class|target|digit|y)$/i

/**
 * Told by the first row: its header names the label and may name the last pixel by its place (`28x28`); without one the
 * label comes first. What is not the label is a square image.
 *
 * @throws OneloopError `DATA_FILE_INVALID` when the pixels are no image
 */
export function pixelColumns(first: readonly string[], file: string): PixelColumns {
  const hasHeader = first.some((cell) => cell.trim() !== '' && !Number.isFinite(Number(cell)))
  const width = first.length
  const named = hasHeader ? first.findIndex((name) => LABEL_NAMES.test(name.trim())) : -1
  const label = named !== -1 ? named : squareOf(width - 1) === null ? null : 0
  const pixels = label === null ? width : width - 1
  const size = sizeInHeader(first, pixels) ?? squareOf(pixels)
  if (size !== null && pixels > 1) return { hasHeader, label, width, rows: size[0], columns: size[1] }
  throw new OneloopError(`its rows have ${width} cells, which are not a label and the pixels of a square image`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'give a column named label and a column for each pixel',
  })
}

/** `28x28`, the name of the last pixel where pixels are named by row and column from 1. */
function sizeInHeader(names: readonly string[], pixels: number): readonly [number, number] | null {
  const places = names.map((name) => /^(\d+)x(\d+)$/.exec(name.trim())).filter((place) => place !== null)
  const [, rows = 0, columns = 0] = (places.at(-1) ?? []).map(Number)
  return rows * columns === pixels && pixels > 0 ? [rows, columns] : null
}
