import { checkInteger, OneloopError } from '@oneloop/core'
import { Dataset } from '../dataset.ts'
import { sortTexts } from '../table/sort-texts.ts'
import { type Picture, resizeToRgb } from './resize.ts'

/** A picture and what it shows. */
export interface ClassPicture {
  readonly class: string
  readonly picture: Picture
}

/** Options of `stackImages`. */
export interface StackOptions {
  /** Of every image in the dataset. Default: the first picture's size, or 32 by 32 where that has more than 64. */
  readonly size?: { readonly width: number; readonly height: number }
  /** Where the pictures come from, for people. */
  readonly source: string
}

/**
 * Pictures of any size as a dataset of images by class: resized, grey where all pictures are grey, else with a value for
 * red, green and blue.
 *
 * @throws OneloopError `DATASET_EMPTY` without pictures, `TARGET_INVALID` for one class alone
 */
export async function stackImages(
  pictures: AsyncIterable<ClassPicture> | Iterable<ClassPicture>,
  { size, source }: StackOptions,
): Promise<Dataset> {
  const images: Uint8Array[] = []
  const classes: string[] = []
  let { width = 0, height = 0 } = size ?? {}
  if (size !== undefined) for (const side of [width, height]) checkInteger('a side', side, 1, 1024)
  let isGrey = true
  for await (const { class: name, picture } of pictures) {
    if (width === 0) {
      const isSmall = picture.width <= MOST_SIDE && picture.height <= MOST_SIDE
      ;[width, height] = isSmall ? [picture.width, picture.height] : [SIDE, SIDE]
    }
    const rgb = resizeToRgb(picture, width, height)
    isGrey &&= rgb.every((value, i) => value === rgb[i - (i % 3)])
    images.push(rgb)
    classes.push(name)
  }
  const classNames = sortTexts(new Set(classes))
  if (images.length === 0) {
    throw new OneloopError('it has no images', {
      code: 'DATASET_EMPTY',
      file: source,
      fix: 'put them in a folder for each class',
    })
  }
  if (classNames.length < 2) {
    throw new OneloopError(`all images are of the one class '${classNames[0]}'`, {
      code: 'TARGET_INVALID',
      file: source,
      fix: 'put the images of each class in a folder of its own',
    })
  }
  const channels = isGrey ? 1 : 3
  const features = new Uint8Array(images.length * width * height * channels)
  const each = width * height * channels
  for (const [i, rgb] of images.entries()) features.set(isGrey ? rgb.filter((_, k) => k % 3 === 0) : rgb, i * each)
  const places = new Map(classNames.map((name, place) => [name, place]))
  const type = classNames.length <= 256 ? Uint8Array : Uint16Array
  const labels = new type(classes.map((name) => places.get(name)!))
  return new Dataset({ features, labels, classNames, rows: height, columns: width, channels, source })
}

const MOST_SIDE = 64
const SIDE = 32
