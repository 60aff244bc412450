import { OneloopError } from '@oneloop/core'
import { Dataset } from '@oneloop/data'
import { readIdxFile } from './idx/read-idx-file.ts'
import { LESSON_TRANSFORM } from './lesson-transform.ts'
import type { LoadOptions, Part, Source, SourceFile } from './sources/source.ts'

/** A dataset's two halves. */
export interface TrainAndTest {
  readonly train: Dataset
  readonly test: Dataset
}

/**
 * Reads a dataset's four files from a source and checks all of it: types, dimensions, byte counts, one label an image,
 * every label a class.
 *
 * @param options `onProgress` is called as bytes arrive; `signal` gives up
 * @throws OneloopError what the source throws; what `readIdxFile` throws; `IDX_BAD_DIMENSIONS` when images are not
 * `[n, rows, columns]` or labels not `[n]`; `COUNT_MISMATCH`, `LABEL_OUT_OF_RANGE`, `DATASET_EMPTY`
 */
export async function loadDataset(source: Source, options: LoadOptions = {}): Promise<TrainAndTest> {
  const [train, test] = await togetherOrNot(options, (options) => [
    loadHalf(source, 'train-images', 'train-labels', options),
    loadHalf(source, 'test-images', 'test-labels', options),
  ])
  if (train.rows !== test.rows || train.columns !== test.columns) {
    throw new OneloopError(
      `training images are ${train.rows}×${train.columns} but test images ${test.rows}×${test.columns}`,
      { code: 'IDX_BAD_DIMENSIONS', file: source.name, fix: 'take both from the same set' },
    )
  }
  return { train, test }
}

/** Both, at the same time: when one fails the other is told to stop. */
async function togetherOrNot<T>(
  options: LoadOptions,
  start: (options: LoadOptions) => [Promise<T>, Promise<T>],
): Promise<[T, T]> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  try {
    return await Promise.all(start({ ...options, signal }))
  } catch (error) {
    stop.abort()
    throw error
  }
}

async function loadHalf(source: Source, images: Part, labels: Part, options: LoadOptions): Promise<Dataset> {
  const [imageFile, labelFile] = await Promise.all([source.read(images, options), source.read(labels, options)])
  const [n, rows, columns, features] = await readImages(imageFile)
  const labelData = await readLabels(labelFile)
  if (n !== labelData.length) {
    throw new OneloopError(`there are ${labelData.length} labels, but ${n} images in ${imageFile.file}`, {
      code: 'COUNT_MISMATCH',
      file: labelFile.file,
      fix: 'take images and labels from the same set',
    })
  }
  const classNames = source.classNames ?? numbered(labelData)
  const isVerified = source.verifies !== undefined
  return new Dataset({
    features,
    labels: labelData,
    rows,
    columns,
    classNames,
    source: source.name,
    isVerified,
    transform: LESSON_TRANSFORM,
  })
}

async function readImages({ bytes, file }: SourceFile): Promise<[number, number, number, Uint8Array]> {
  const { shape, data } = await readIdxFile(bytes, { file })
  const [n, rows, columns] = shape
  if (shape.length !== 3 || rows === 0 || columns === 0) throw wrongShape('images are [n, rows, columns]', shape, file)
  if (n === 0) throw new OneloopError('there are no images', { code: 'DATASET_EMPTY', file, fix: 'fetch it again' })
  return [n!, rows!, columns!, data]
}

async function readLabels({ bytes, file }: SourceFile): Promise<Uint8Array> {
  const { shape, data } = await readIdxFile(bytes, { file })
  if (shape.length !== 1) throw wrongShape('labels are [n]', shape, file)
  return data
}

function wrongShape(expected: string, shape: readonly number[], file: string): OneloopError {
  return new OneloopError(`${expected}, not [${shape.join(', ')}]`, {
    code: 'IDX_BAD_DIMENSIONS',
    file,
    offset: 3,
    fix: 'see that images and labels are not swapped',
  })
}

// At least ten, as the family's datasets have: a small sample need not hold every digit.
function numbered(labels: Uint8Array): string[] {
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 10)
  return Array.from({ length: classes }, (_, label) => String(label))
}
