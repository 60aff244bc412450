import { OneloopError } from '@oneloop/core'
import { luminance } from '../../image/digit/luminance.ts'
import type { LabelledImages } from '../../parts/labelled-images.ts'
import { type TrainAndTest, toDatasets } from '../../parts/to-datasets.ts'
import type { LoadOptions } from '../../sources/source.ts'
import { type FileTree, fileIn } from '../files/file-tree.ts'
import { decodeImage } from '../image/decode-image.ts'
import type { Layout } from './layout.ts'
import { type ClassFolders, findClassFolders, sortClasses } from './picture-names.ts'

/** Labels are bytes. */
const MOST_CLASSES = 256
const MOST_BYTES = 1 << 30

/** A folder for each class, with pictures of one size in it: `train/5/12.png` and `test/5/3.jpg`, or `5/12.png` alone. */
export const pictureFolders: Layout = {
  find(tree) {
    const folders = findClassFolders(tree.paths)
    return folders === null ? null : { load: (options) => load(tree, folders, options) }
  },
}

async function load(tree: FileTree, { train, test }: ClassFolders, { signal }: LoadOptions): Promise<TrainAndTest> {
  const classNames = sortClasses(train.keys())
  if (classNames.length > MOST_CLASSES) throw tooManyClasses(classNames.length, tree.name)
  const strangers = [...(test?.keys() ?? [])].filter((name) => !train.has(name))
  if (strangers.length > 0) throw unknownClasses(strangers, tree.name)
  const read = (classes: ReadonlyMap<string, readonly string[]>) => readPictures(tree, classes, classNames, signal)
  return toDatasets({
    train: await read(train),
    test: test === null ? null : await read(test),
    classNames,
    source: tree.name,
  })
}

async function readPictures(
  tree: FileTree,
  classes: ReadonlyMap<string, readonly string[]>,
  classNames: readonly string[],
  signal: AbortSignal | undefined,
): Promise<LabelledImages> {
  const pictures = classNames.flatMap((name, label) => (classes.get(name) ?? []).map((path) => ({ path, label })))
  let size = { width: 0, height: 0, file: '' }
  let data = new Uint8Array(0)
  for (const [i, { path }] of pictures.entries()) {
    signal?.throwIfAborted()
    const file = fileIn(tree, path)
    const { width, height, values } = luminance(await decodeImage(await tree.read(path, { signal }), { file }))
    if (i === 0) {
      size = { width, height, file }
      if (pictures.length * values.length > MOST_BYTES) throw tooMany(pictures.length, size)
      data = new Uint8Array(pictures.length * values.length)
    }
    if (width !== size.width || height !== size.height) throw otherSize(width, height, file, size)
    for (let pixel = 0; pixel < values.length; pixel++) data[i * values.length + pixel] = Math.round(values[pixel]!)
  }
  return {
    images: { shape: [pictures.length, size.height, size.width], data },
    labels: Uint8Array.from(pictures, ({ label }) => label),
    imagesFile: tree.name,
    labelsFile: tree.name,
  }
}

interface Size {
  readonly width: number
  readonly height: number
  /** Of the first picture. */
  readonly file: string
}

function otherSize(width: number, height: number, file: string, first: Size): OneloopError {
  return new OneloopError(`it is ${width}×${height}, but ${first.file} ${first.width}×${first.height}`, {
    code: 'SHAPE_MISMATCH',
    file,
    fix: 'bring all pictures to one size, such as 28×28',
  })
}

function tooMany(count: number, { width, height, file }: Size): OneloopError {
  return new OneloopError(`${count} pictures of ${width}×${height} take more than ${MOST_BYTES} bytes`, {
    code: 'TOO_LARGE',
    file,
    fix: 'shrink them, to 28×28 for example',
  })
}

function tooManyClasses(count: number, file: string): OneloopError {
  return new OneloopError(`it has ${count} classes, a folder for each; at most ${MOST_CLASSES} are read`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'put the pictures of one class into one folder',
  })
}

function unknownClasses(names: readonly string[], file: string): OneloopError {
  return new OneloopError(`the test part has classes that the training part lacks: ${names.slice(0, 8).join(', ')}`, {
    code: 'LABEL_OUT_OF_RANGE',
    file,
    fix: 'give both parts the same folders',
  })
}
