import { OneloopError } from '@oneloop/core'
import { type NdArray, readNpzBytes } from '@oneloop/data/readers'
import { bytesOf, squareOf } from '../../parts/bytes-of.ts'
import type { LabelledImages } from '../../parts/labelled-images.ts'
import { toDatasets } from '../../parts/to-datasets.ts'
import { type FileTree, fileIn } from '../files/file-tree.ts'
import { ambiguous } from './ambiguous.ts'
import type { Layout } from './layout.ts'

type Arrays = Readonly<Record<string, NdArray>>

/** NumPy's arrays of a dataset in one file: Keras' `mnist.npz` (`x_train`, …), MedMNIST's (`train_images`, …). */
export const npz: Layout = {
  find(tree) {
    const paths = tree.paths.filter((path) => /\.npz$/i.test(path))
    const [path, ...others] = paths
    if (path === undefined) return null
    if (others.length > 0) return { error: ambiguous(tree, paths) }
    return { load: async ({ signal }) => load(tree, path, signal) }
  },
}

async function load(tree: FileTree, path: string, signal: AbortSignal | undefined) {
  const file = fileIn(tree, path)
  const arrays = readNpzBytes(await tree.read(path, { signal }), file)
  const train = part(arrays, 'train', file)
  if (train === null) throw unknownArrays(arrays, file)
  return toDatasets({ train, test: part(arrays, 'test', file), source: file })
}

function part(arrays: Arrays, half: 'train' | 'test', file: string): LabelledImages | null {
  const named = (pattern: RegExp) => Object.keys(arrays).find((name) => name.includes(half) && pattern.test(name))
  const images = named(/^x|image|img|data/i)
  const labels = named(/^y|label|target/i)
  if (images === undefined || labels === undefined) return null
  const [imagesFile, labelsFile] = [`${file}: ${images}`, `${file}: ${labels}`]
  return {
    images: toImages(arrays[images]!, imagesFile),
    labels: toLabels(arrays[labels]!, labelsFile),
    imagesFile,
    labelsFile,
  }
}

/** `[n, rows, columns]`, `[n, rows, columns, 1]`, or square images as rows `[n, rows × columns]`. */
function toImages({ shape, data }: NdArray, file: string) {
  const [count = 0, ...rest] = shape
  const size = rest.length === 3 && rest[2] === 1 ? rest.slice(0, 2) : rest.length === 1 ? squareOf(rest[0]!) : rest
  if (size === null || size.length !== 2 || !isNumbers(data)) {
    throw new OneloopError(`images are [n, rows, columns] of grey levels, not [${shape.join(', ')}]`, {
      code: 'DATA_FILE_INVALID',
      file,
      fix: 'save grey images',
    })
  }
  return { shape: [count, ...size], data: bytesOf(data, 'pixels', file) }
}

function toLabels({ shape, data }: NdArray, file: string): Uint8Array {
  if (isNumbers(data) && shape.slice(1).every((length) => length === 1)) return bytesOf(data, 'labels', file)
  throw new OneloopError(`labels are [n] of whole numbers, not [${shape.join(', ')}]`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'save the index of the class of each image',
  })
}

function isNumbers(data: NdArray['data']): data is Exclude<NdArray['data'], readonly string[]> {
  return ArrayBuffer.isView(data)
}

function unknownArrays(arrays: Arrays, file: string): OneloopError {
  return new OneloopError(`its arrays are ${Object.keys(arrays).slice(0, 8).join(', ')}`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'name them x_train, y_train, x_test, y_test',
  })
}
