import { OneloopError } from '@oneloop/core'
import { openInput, readRows } from '@oneloop/data/readers'
import { isGzip } from '../../gzip/decompress.ts'
import { gunzip } from '../../gzip/gunzip.ts'
import { unpackedBound } from '../../gzip/unpacked-bound.ts'
import type { LabelledImages } from '../../parts/labelled-images.ts'
import { toDatasets } from '../../parts/to-datasets.ts'
import { baseName, type FileTree, fileIn } from '../files/file-tree.ts'
import { ambiguous } from './ambiguous.ts'
import { GrowingBytes } from './growing-bytes.ts'
import type { Layout } from './layout.ts'
import { type PixelColumns, pixelColumns } from './pixel-columns.ts'

/** One image a line, a label and its pixels: `mnist_train.csv` and `mnist_test.csv`, or Kaggle's `train.csv` alone. */
export const pixelCsv: Layout = {
  find(tree) {
    const paths = tree.paths.filter((path) => /\.csv(\.gz)?$/i.test(path))
    const named = (half: RegExp) => paths.filter((path) => half.test(baseName(path)))
    const trains = named(/train/i)
    const [train, ...others] = trains.length > 0 ? trains : paths
    if (train === undefined) return null
    if (others.length > 0) return { error: ambiguous(tree, [train, ...others]) }
    const [test = null] = named(/test/i).filter((path) => path !== train)
    return { load: async ({ signal }) => load(tree, train, test, signal) }
  },
}

async function load(tree: FileTree, trainPath: string, testPath: string | null, signal: AbortSignal | undefined) {
  const file = fileIn(tree, trainPath)
  const train = await readImages(tree, trainPath, signal)
  if (train === null) throw noLabels(file)
  const test = testPath === null ? null : await readImages(tree, testPath, signal)
  return toDatasets({ train, test, source: file })
}

/** `null` where the file has no labels, as Kaggle's `test.csv`. */
async function readImages(
  tree: FileTree,
  path: string,
  signal: AbortSignal | undefined,
): Promise<LabelledImages | null> {
  const file = fileIn(tree, path)
  const bytes = await tree.read(path, { signal })
  const text = isGzip(bytes) ? await gunzip(bytes, { file, maxBytes: unpackedBound(bytes.length) }) : bytes
  let layout: PixelColumns | null = null
  const labels = new GrowingBytes()
  const pixels = new GrowingBytes()
  let line = 0
  for await (const { rows } of readRows(openInput(text, file))) {
    signal?.throwIfAborted()
    for (const cells of rows) {
      line++
      if (cells.length === 1 && cells[0]!.trim() === '') continue
      const isFirst = layout === null
      layout ??= pixelColumns(cells, file)
      if (layout.label === null) return null
      if (isFirst && layout.hasHeader) continue
      if (cells.length !== layout.width) throw wrongLength(cells.length, layout.width, line, file)
      for (let i = 0; i < cells.length; i++) {
        const value = Number(cells[i])
        if (!(value >= 0 && value <= 255 && Number.isInteger(value)) || cells[i] === '') {
          throw notAByte(cells[i]!, i, line, file)
        }
        if (i === layout.label) labels.push(value)
        else pixels.push(value)
      }
    }
  }
  const { rows = 1, columns = 1 } = layout ?? {}
  const images = { shape: [labels.length, rows, columns], data: pixels.finish() }
  return { images, labels: labels.finish(), imagesFile: file, labelsFile: file }
}

function wrongLength(cells: number, width: number, line: number, file: string): OneloopError {
  return new OneloopError(`row ${line} has ${cells} cells, the first one ${width}`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'give every image all its pixels',
  })
}

function notAByte(cell: string, column: number, line: number, file: string): OneloopError {
  return new OneloopError(`row ${line}, column ${column + 1}: '${cell}' is not a whole number from 0 to 255`, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'give labels and grey levels as whole numbers; a table of anything else is no set of images',
  })
}

function noLabels(file: string): OneloopError {
  return new OneloopError('its rows are pixels without a label', {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'give a column named label',
  })
}
