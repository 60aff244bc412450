import { basename } from 'node:path'
import { resizeToRgb } from '@oneloop/data'
import { decodeImage } from '@oneloop/mnist-data/node'
import type { ReadModel } from '@oneloop/model-io'
import { readBytes } from '../reading/read-bytes.ts'

/** What the rows of a network of images are. */
export interface ImageShape {
  readonly rows: number
  readonly columns: number
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: number
}

const KEY = 'image'

/** What a model file says of the images that it takes: `32x32x3`, columns, rows, channels. */
export function imageMetadata({ rows, columns, channels }: ImageShape): Record<string, string> {
  return { [KEY]: `${columns}x${rows}x${channels}` }
}

/** Null where a model file says nothing of it. */
export function imageShape({ metadata, model }: Pick<ReadModel, 'metadata' | 'model'>): ImageShape | null {
  const parts = /^(\d{1,4})x(\d{1,4})x([13])$/
    .exec(metadata[KEY] ?? '')
    ?.slice(1)
    .map(Number)
  if (parts === undefined) return null
  const [columns, rows, channels] = parts as [number, number, number]
  return columns * rows * channels === model.widths[0] ? { rows, columns, channels } : null
}

/** A picture of any size as the network takes it, bytes `[width]`. */
export async function readPicture(path: string, { rows, columns, channels }: ImageShape): Promise<Uint8Array> {
  const rgb = resizeToRgb(await decodeImage(await readBytes(path), { file: basename(path) }), columns, rows)
  if (channels === 3) return rgb
  // As sRGB's luma weighs them: a grey picture stays as it is.
  return Uint8Array.from({ length: rows * columns }, (_, i) =>
    Math.round(0.299 * rgb[3 * i]! + 0.587 * rgb[3 * i + 1]! + 0.114 * rgb[3 * i + 2]!),
  )
}
