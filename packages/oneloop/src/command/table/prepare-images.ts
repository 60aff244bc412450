import { basename } from 'node:path'
import { OneloopError } from '@oneloop/core'
import type { Dataset } from '@oneloop/data'
import { fitNormalize, imagesFromArrays, isImageArray, readNpzBytes } from '@oneloop/data'
import { readImageFolder } from '../../node/read-image-folder.ts'
import { readBytes } from '../reading/read-bytes.ts'
import { partsOf } from '../training/parts.ts'
import { heldBack, type Prepared, type SplitRequest, sizesOf } from './prepared.ts'
import type { TableFlags } from './table-options.ts'

/** Options that say something of columns, which images have none of. */
const OF_COLUMNS = ['target', 'columns', 'drop', 'categories', 'missing', 'splitBy'] as const

/**
 * A folder of images by class, in parts.
 *
 * @throws OneloopError what `readImageFolder` and `split` throw; `OPTION_INVALID` for options of columns
 */
export async function prepareImageFolder(folder: string, flags: TableFlags, split: SplitRequest): Promise<Prepared> {
  const test = flags.test === undefined ? null : await readImageFolder(flags.test)
  return prepareImages(await readImageFolder(folder), test, flags, split)
}

/** The images of a NumPy file, `x` and `y`; null where it holds none. */
export async function prepareImageArrays(
  file: string,
  flags: TableFlags,
  split: SplitRequest,
): Promise<Prepared | null> {
  const images = await readArrays(file)
  if (images === null) return null
  return prepareImages(images, flags.test === undefined ? null : await readArrays(flags.test), flags, split)
}

async function readArrays(file: string): Promise<Dataset | null> {
  const { x, y } = readNpzBytes(await readBytes(file), basename(file))
  return x !== undefined && y !== undefined && isImageArray(x) ? imagesFromArrays(x, y, basename(file)) : null
}

/** @throws OneloopError what `split` throws; `OPTION_INVALID` for options of columns */
export function prepareImages(images: Dataset, test: Dataset | null, flags: TableFlags, split: SplitRequest): Prepared {
  const wrong = OF_COLUMNS.find((name) => flags[name] !== undefined)
  if (wrong !== undefined || (flags.task !== undefined && flags.task !== 'classification')) {
    throw new OneloopError(
      `--${wrong === 'splitBy' ? 'split-by' : (wrong ?? 'task')} is of tables, and these are images by class`,
      {
        code: 'OPTION_INVALID',
        fix: 'leave it out',
      },
    )
  }
  const parts = partOf(images, test, flags, split)
  const transform = fitNormalize(parts.train)
  const { rows, columns, channels, classNames, length } = images
  const counts = images.classCounts()
  const shown = classNames.slice(0, 10).map((name, i) => `${name} ${((counts[i]! / length) * 100).toFixed(0)}%`)
  const count = (n: number) => n.toLocaleString('en-US')
  return {
    task: 'classification',
    parts: partsOf({
      train: parts.train.withTransform(transform),
      validation: parts.validation.withTransform(transform),
      test: parts.test.withTransform(transform),
    }),
    preprocessing: null,
    lines: [
      `Read ${images.source}: ${count(length)} images of ${columns}×${rows}, ${channels === 1 ? 'grey' : 'in colour'}`,
      `Task: classification (a folder, or a number, for each class)`,
      `Classes: ${classNames.length} (${shown.join(', ')}${classNames.length > 10 ? ', …' : ''})`,
      `Split: ${count(parts.train.length)} to train, ${count(parts.validation.length)} to validate, ${count(parts.test.length)} to test (${split.fold === null ? '' : `fold ${split.fold.place} of ${split.fold.of}, `}stratified: each part has the classes in proportion)`,
      'Scaling: bytes to mean 0 and standard deviation 1, by the images to train alone',
    ],
    types: { image: `${columns}×${rows}×${channels} bytes`, class: 'category' },
    rows: length,
    columns: images.width,
  }
}

function partOf(images: Dataset, test: Dataset | null, flags: TableFlags, split: SplitRequest) {
  const { seed, fold } = split
  const rule = { seed, stratified: true }
  if (fold !== null) {
    return images.folds(fold.of, { ...rule, validation: heldBack(flags.split, split) })[fold.place - 1]!
  }
  if (test === null) return images.split({ parts: sizesOf(flags.split, split), ...rule })
  const held = heldBack(flags.split, split)
  const parts = images.split({ parts: [1 - held, held], ...rule })
  const same = ['rows', 'columns', 'channels'] as const
  if (same.some((name) => images[name] !== test[name]) || images.classNames.join('\n') !== test.classNames.join('\n')) {
    throw new OneloopError(`its images or classes are of another kind than those of ${images.source}`, {
      code: 'SHAPE_MISMATCH',
      file: test.source,
      fix: 'give images of the same size and classes',
    })
  }
  return { train: parts.train, validation: parts.test, test }
}
