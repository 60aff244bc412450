import { OneloopError } from '@oneloop/core'
import { readIdxFile } from './idx/read-idx-file.ts'
import type { LabelledImages } from './parts/labelled-images.ts'
import { type TrainAndTest, toDatasets } from './parts/to-datasets.ts'
import { transposeImages } from './parts/transpose.ts'
import type { LoadOptions, Part, Source, SourceFile } from './sources/source.ts'

/**
 * Reads a dataset's four files from a source and checks all of it: types, dimensions, byte counts, one label an image,
 * every label a class, and the same classes in both halves.
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
  return toDatasets({
    ...{ train, test, source: source.name },
    ...{ classNames: source.classNames, isVerified: source.verifies !== undefined },
  })
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

async function loadHalf(
  source: Source,
  imagesPart: Part,
  labelsPart: Part,
  options: LoadOptions,
): Promise<LabelledImages> {
  const [imageFile, labelFile] = await Promise.all([source.read(imagesPart, options), source.read(labelsPart, options)])
  const images = await readIdxFile(imageFile.bytes, { file: imageFile.file })
  return {
    images: source.isTransposed && images.shape.length === 3 ? transposeImages(images) : images,
    labels: await readLabels(labelFile),
    imagesFile: imageFile.file,
    labelsFile: labelFile.file,
  }
}

async function readLabels({ bytes, file }: SourceFile): Promise<Uint8Array> {
  const { shape, data } = await readIdxFile(bytes, { file })
  if (shape.length === 1) return data
  throw new OneloopError(`labels are [n], not [${shape.join(', ')}]`, {
    code: 'IDX_BAD_DIMENSIONS',
    file,
    offset: 3,
    fix: 'see that images and labels are not swapped',
  })
}
