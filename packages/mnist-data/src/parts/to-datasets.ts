import { OneloopError } from '@oneloop/core'
import { Dataset } from '@oneloop/data'
import { LESSON_TRANSFORM } from '../lesson-transform.ts'
import { checkLabels, numberedClasses } from './class-names.ts'
import type { DatasetParts, LabelledImages } from './labelled-images.ts'

/** A dataset's two halves. */
export interface TrainAndTest {
  readonly train: Dataset
  readonly test: Dataset
}

/** MNIST's own proportion. */
const HELD_OUT = 1 / 7

/**
 * The two halves, once all of it is checked: dimensions, one label an image, images of one size, and one set of classes
 * for both. Where there is no test part, one image in seven is held out of each class, the same ones every time.
 *
 * @throws OneloopError `IDX_BAD_DIMENSIONS`, `COUNT_MISMATCH`, `LABEL_OUT_OF_RANGE`, `DATASET_EMPTY`
 */
export function toDatasets(parts: DatasetParts): TrainAndTest {
  const { train, test, source } = parts
  for (const part of [train, test]) if (part !== null) checkPart(part)
  const classNames = parts.classNames ?? numberedClasses(train)
  const known = parts.classNames === undefined ? 'the training labels are' : 'the classes are'
  checkLabels(train, classNames.length, known)
  const common = { classNames, isVerified: parts.isVerified ?? false, transform: LESSON_TRANSFORM }
  if (test === null) {
    return holdOut(train, common, source)
  }
  checkLabels(test, classNames.length, known)
  checkSameSize(train, test, source)
  return { train: toDataset(train, { ...common, source }), test: toDataset(test, { ...common, source }) }
}

/** As many of each class as of the others, where no class is too small for that. */
function holdOut(images: LabelledImages, common: Omit<Common, 'source'>, source: string): TrainAndTest {
  const all = toDataset(images, { ...common, source: `${source} (no test part: one image in seven held out)` })
  if (all.length * HELD_OUT < 1) {
    throw new OneloopError(`there is no test part, and ${all.length} images are too few to hold one out`, {
      code: 'DATASET_EMPTY',
      file: source,
      fix: 'add a test part, or more images',
    })
  }
  const counts = all.classCounts().filter((count) => count > 0)
  return all.split({ parts: [1 - HELD_OUT, HELD_OUT], stratified: Math.min(...counts) * HELD_OUT >= 0.5 })
}

type Common = Pick<Dataset, 'classNames' | 'isVerified' | 'transform' | 'source'>

function toDataset({ images, labels }: LabelledImages, common: Common): Dataset {
  const [, rows, columns] = images.shape
  return new Dataset({ features: images.data, labels, rows: rows!, columns: columns!, ...common })
}

function checkPart({ images, labels, imagesFile, labelsFile }: LabelledImages): void {
  const { shape } = images
  const [count, rows, columns] = shape
  if (shape.length !== 3 || rows === 0 || columns === 0) {
    throw new OneloopError(`images are [n, rows, columns], not [${shape.join(', ')}]`, {
      code: 'IDX_BAD_DIMENSIONS',
      file: imagesFile,
      fix: 'see that images and labels are not swapped',
    })
  }
  if (count === 0) {
    throw new OneloopError('there are no images', { code: 'DATASET_EMPTY', file: imagesFile, fix: 'get it again' })
  }
  if (count !== labels.length) {
    throw new OneloopError(`there are ${labels.length} labels, but ${count} images in ${imagesFile}`, {
      code: 'COUNT_MISMATCH',
      file: labelsFile,
      fix: 'take images and labels from the same set',
    })
  }
}

function checkSameSize(train: LabelledImages, test: LabelledImages, file: string): void {
  const size = ({ images }: LabelledImages) => images.shape.slice(1).join('×')
  if (size(train) === size(test)) return
  throw new OneloopError(`training images are ${size(train)} but test images ${size(test)}`, {
    code: 'IDX_BAD_DIMENSIONS',
    file,
    fix: 'take both from the same set',
  })
}
