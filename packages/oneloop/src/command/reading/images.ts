import { OneloopError } from '@oneloop/core'
import { type FoundDigit, findDigit, type RgbaImage, readIdxFile } from '@oneloop/mnist-data'
import { decodeImage } from '@oneloop/mnist-data/node'
import { readBytes } from './read-bytes.ts'
import { resemblesNone } from './resembles-none.ts'

const PICTURE = /^(\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF....WEBP)/s
const DIGITS = '0,1,2,3,4,5,6,7,8,9'

/** One image as the network takes it. */
export interface ReadImage {
  /** Bytes `[width]`. */
  readonly features: Uint8Array
  /** Why it looks like no digit, where the network's classes may be digits; null where it looks like one. */
  readonly doubt: string | null
}

/**
 * The features of one image named on the command line: a picture of any size and polarity, `FILE#ROW` of an IDX file of
 * images, or `-` for a picture or raw bytes on stdin.
 *
 * @param width of the model's input
 * @param classNames null where they are not known, and may be digits
 * @throws OneloopError `IMAGE_NOT_DIGIT` for a picture without one, if the classes are known to be digits
 */
export async function readImage(name: string, width: number, classNames: readonly string[] | null): Promise<ReadImage> {
  const [, path = name, row] = /^(.*)#(\d+)$/.exec(name) ?? []
  const bytes = await readBytes(path)
  if (row !== undefined) return { features: await idxRow(bytes, path, Number(row), width), doubt: null }
  const isPicture = PICTURE.test(String.fromCharCode(...bytes.subarray(0, 12)))
  if (!isPicture && bytes.length === width) return { features: bytes, doubt: null }
  if (!isPicture) {
    throw new OneloopError(`neither a PNG, JPEG, WebP, BMP or GIF picture nor ${width} raw bytes`, {
      code: 'IMAGE_UNKNOWN',
      file: path,
      fix: 'a row of an IDX file is named FILE#ROW',
    })
  }
  const picture = await decodeImage(bytes, { file: path })
  const areDigits = classNames?.join() === DIGITS
  const { digit, doubt } = classNames === null || areDigits ? await judged(picture, path) : unjudged(picture, path)
  if (doubt !== null && areDigits) throw noDigit(doubt, path)
  if (digit.length === width) return { features: digit, doubt }
  throw new OneloopError(`the model takes ${width} features, a digit has ${digit.length}`, {
    code: 'SHAPE_MISMATCH',
    file: path,
  })
}

export function doubtText(doubt: string): string {
  return `this looks like no digit: ${doubt}`
}

function noDigit(doubt: string, file: string): OneloopError {
  return new OneloopError(doubtText(doubt), {
    code: 'IMAGE_NOT_DIGIT',
    file,
    fix: 'give a picture of one digit on an even ground',
  })
}

async function judged(picture: RgbaImage, path: string): Promise<FoundDigit> {
  const found = findNamed(picture, path)
  return { ...found, doubt: found.doubt ?? (await resemblesNone(found.digit)) }
}

/** Of other things than digits: a picture of the network's size is not moved, and any other is centred all the same. */
function unjudged(picture: RgbaImage, path: string): FoundDigit {
  const { width, height, rgba } = picture
  const grey = Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i]!)
  const isGrey = grey.every((v, i) => rgba[4 * i + 1] === v && rgba[4 * i + 2] === v && rgba[4 * i + 3] === 255)
  if (width === 28 && height === 28 && isGrey) return { digit: grey, doubt: null }
  return { ...findNamed(picture, path), doubt: null }
}

/** What is wrong with a picture's pixels is said with the name of its file. */
function findNamed(picture: RgbaImage, file: string): FoundDigit {
  try {
    return findDigit(picture)
  } catch (error) {
    if (!(error instanceof OneloopError) || error.code !== 'IMAGE_BLANK') throw error
    throw new OneloopError('nothing stands out in the image', { code: 'IMAGE_BLANK', file, fix: error.fix ?? '' })
  }
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
