import { OneloopError } from '@oneloop/core'
import { decodePng, digitFromImage, readIdxFile } from '@oneloop/mnist-data'
import { readBytes } from './read-bytes.ts'

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47]

/**
 * The features of one image named on the command line: a PNG of any size and polarity, `FILE#ROW` of an IDX file of
 * images, or `-` for a PNG or raw bytes on stdin.
 *
 * @param width of the model's input
 * @returns bytes `[width]`
 */
export async function readImage(name: string, width: number): Promise<Uint8Array> {
  const [, path = name, row] = /^(.*)#(\d+)$/.exec(name) ?? []
  const bytes = await readBytes(path)
  if (row !== undefined) return idxRow(bytes, path, Number(row), width)
  const isPng = PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)
  if (!isPng && bytes.length === width) return bytes
  if (!isPng) {
    throw new OneloopError(`neither a PNG nor ${width} raw bytes`, {
      code: 'IMAGE_UNKNOWN',
      file: path,
      fix: 'a row of an IDX file is named FILE#ROW',
    })
  }
  const image = await decodePng(bytes, { file: path })
  const digit = asItIs(image) ?? digitFromImage(image)
  if (digit.length === width) return digit
  throw new OneloopError(`the model takes ${width} features, a digit has ${digit.length}`, {
    code: 'SHAPE_MISMATCH',
    file: path,
  })
}

/** A picture that is an MNIST image already, 28×28 on a black border, is left alone: centring could only blur it. */
function asItIs({ width, height, rgba }: Awaited<ReturnType<typeof decodePng>>): Uint8Array | null {
  if (width !== 28 || height !== 28) return null
  const grey = Uint8Array.from({ length: 784 }, (_, i) => rgba[4 * i]!)
  const opaqueGrey = grey.every((v, i) => rgba[4 * i + 1] === v && rgba[4 * i + 2] === v && rgba[4 * i + 3] === 255)
  const onBorder = (i: number) => i < 28 || i >= 756 || i % 28 === 0 || i % 28 === 27
  return opaqueGrey && grey.every((v, i) => v === 0 || !onBorder(i)) ? grey : null
}

async function idxRow(bytes: Uint8Array, path: string, row: number, width: number): Promise<Uint8Array> {
  const { shape, data } = await readIdxFile(bytes, { file: path })
  const [count = 0] = shape
  if (data.length !== count * width) {
    throw new OneloopError(`its rows have ${data.length / count} values, the model takes ${width}`, {
      code: 'SHAPE_MISMATCH',
      file: path,
    })
  }
  if (row >= count) {
    throw new OneloopError(`there is no row ${row}: it has ${count}, from 0`, { code: 'OPTION_INVALID', file: path })
  }
  return data.subarray(row * width, (row + 1) * width)
}
