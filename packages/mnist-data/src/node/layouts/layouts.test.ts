import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, test } from 'vitest'
import { features, folderOf, LABELS, npyOf, PIXELS, SIZE, zipOf } from '../../../test/tiny-set.ts'
import { encodePng, gzip, writeIdx } from '../../index.ts'
import { dataset } from '../index.ts'

type Files = Record<string, Uint8Array | string>

const images = writeIdx({ shape: [14, SIZE, SIZE], data: features })
const labels = writeIdx({ shape: [14], data: Uint8Array.from(LABELS) })

const idx: Files = {
  'train-images-idx3-ubyte': images,
  'train-labels-idx1-ubyte': labels,
  't10k-images-idx3-ubyte': images,
  't10k-labels-idx1-ubyte': labels,
}

const lines = (label: 'first' | 'last' | 'none') =>
  PIXELS.map((image, i) =>
    [...(label === 'first' ? [LABELS[i]] : []), ...image, ...(label === 'last' ? [LABELS[i]] : [])].join(','),
  ).join('\n')

const pixelNames = Array.from({ length: 9 }, (_, i) => `pixel${i}`).join(',')

const int64 = (values: readonly number[]) => new Uint8Array(BigInt64Array.from(values, BigInt).buffer)

const arrays: Files = {
  'x_train.npy': npyOf('|u1', [14, SIZE, SIZE], features),
  'y_train.npy': npyOf('<i8', [14], int64(LABELS)),
  'x_test.npy': npyOf('|u1', [14, SIZE, SIZE], features),
  'y_test.npy': npyOf('<i8', [14, 1], int64(LABELS)),
}

const png = (i: number) => encodePng({ width: SIZE, height: SIZE, grey: PIXELS[i]! })
const pictures = (folder: string) =>
  Object.fromEntries(LABELS.map((label, i) => [`${folder}/${label}/${i}.png`, png(i)]))

const moved = (files: Files, folder: string) =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]))

async function gzipped(files: Files): Promise<Files> {
  const packed = await Promise.all(
    Object.entries(files).map(async ([name, content]) => [`${name}.gz`, await gzip(content as Uint8Array)] as const),
  )
  return Object.fromEntries(packed)
}

const csv = { 'mnist_train.csv': lines('first'), 'mnist_test.csv': `label,${pixelNames}\n${lines('first')}\n` }

const WHOLE: Record<string, Files | Promise<Files>> = {
  "MNIST's four files": idx,
  'the same, gzipped': gzipped(idx),
  'both, as programs that unpack leave them': gzipped(idx).then((packed) => ({ ...idx, ...packed })),
  "torchvision's root": moved(idx, 'MNIST/raw'),
  "Kaggle's, with a folder named like each file": {
    ...Object.fromEntries(Object.entries(idx).map(([name, content]) => [`${name}/${name}`, content])),
    ...Object.fromEntries(Object.entries(idx).map(([name, content]) => [name.replace('-idx', '.idx'), content])),
  },
  'only a folder for each file': Object.fromEntries(
    Object.entries(idx).map(([name, content]) => [`${name}/${name}`, content]),
  ),
  "Keras' mnist.npz": { 'mnist.npz': zipOf(arrays) },
  'CSV without a header and with one': csv,
  'CSV of columns named by their places, in a folder': moved(
    {
      'train.csv': `label,1x1,1x2,1x3,2x1,2x2,2x3,3x1,3x2,3x3\n${lines('first')}`,
      'test.csv': `${pixelNames},class\r\n${lines('last').replaceAll('\n', '\r\n')}`,
    },
    'deep/er',
  ),
  'pictures by class': { ...pictures('training'), ...pictures('testing') },
  'pictures by class, deeper and with a validation part': {
    ...pictures('mnist/train'),
    ...pictures('mnist/val'),
    ...pictures('mnist/test'),
    '.DS_Store': 'x',
  },
  'a zip of IDX files': { 'archive.zip': zipOf(moved(idx, 'data')) },
  'a zip of CSV files': { 'archive.zip': zipOf(csv) },
  'a zip of an .npz': { 'archive.zip': zipOf({ 'mnist.npz': zipOf(arrays) }) },
  "a zip of pictures, with macOS' shadows": {
    'archive.zip': zipOf({ ...pictures('train'), ...pictures('test'), '__MACOSX/train/0/._1.png': 'x' }),
  },
}

test.each(Object.entries(WHOLE))('%s', async (_, files) => {
  const { train, test } = await dataset(folderOf(await files))
  for (const part of [train, test]) {
    expect(part).toMatchObject({ length: 14, rows: SIZE, columns: SIZE })
    // Folders by class have their images in the order of the classes.
    const seen = Array.from({ length: 14 }, (_, i) => `${part.classNames[part.labels[i]!]} ${part.image(i)}`)
    expect(seen.sort()).toEqual(PIXELS.map((image, i) => `${LABELS[i]} ${image}`).sort())
  }
})

describe('without a test part one image in seven is held out, the same ones each time', () => {
  test.each<[string, Files]>([
    ['a CSV file', { 'digits.csv': lines('first') }],
    [
      "Kaggle's competition",
      { 'train.csv': `label,${pixelNames}\n${lines('first')}`, 'test.csv': `${pixelNames}\n${lines('none')}` },
    ],
    ['pictures', pictures('all')],
    ['an .npz', { 'd.npz': zipOf({ 'x_train.npy': arrays['x_train.npy']!, 'y_train.npy': arrays['y_train.npy']! }) }],
  ])('%s', async (_, files) => {
    const path = folderOf(files)
    const [{ train, test }, again] = [await dataset(path), await dataset(path)]
    expect(test.length).toBeGreaterThan(0)
    expect(train.length + test.length).toBe(14)
    expect(test.indices).toEqual(again.test.indices)
    expect(train.source).toContain('no test part: one image in seven held out')
  })
})

test('one file names the dataset that it belongs to', async () => {
  const files = { ...moved(csv, '.'), ...idx, 'other.npz': 'x' }
  const path = folderOf(files)
  for (const name of ['mnist_train.csv', 'train-images-idx3-ubyte', 't10k-labels-idx1-ubyte']) {
    expect((await dataset(join(path, name))).test.length).toBe(14)
  }
})

describe('EMNIST', () => {
  const names = Object.entries(idx).map(([name, content]) => [name.replace('t10k', 'test'), content] as const)
  const split = (name: string) =>
    Object.fromEntries(names.map(([file, content]) => [`emnist-${name}-${file}`, content]))

  test('is stored column by column, and its letters have names', async () => {
    const { train } = await dataset(folderOf(await gzipped(split('letters') as Files)))
    const [a, b, c, d, e, f, g, h, i] = PIXELS[0]!
    expect([...train.image(0)]).toEqual([a, d, g, b, e, h, c, f, i])
    expect(train.classNames).toEqual(['N/A', ...'abcdefghijklmnopqrstuvwxyz'])
  })

  test('has six splits in one folder: one has to be named', async () => {
    const path = folderOf({ ...split('letters'), ...split('digits') })
    await expect(dataset(path)).rejects.toThrow(
      'holds several datasets: emnist-digits-train-images-idx3-ubyte, emnist-l',
    )
    expect((await dataset(join(path, 'emnist-digits-train-images-idx3-ubyte'))).train.classNames).toHaveLength(10)
  })
})

describe('the parts of one dataset have one set of classes', () => {
  const withLabels = (train: readonly number[], test: readonly number[]) => ({
    ...idx,
    'train-labels-idx1-ubyte': writeIdx({ shape: [14], data: Uint8Array.from(train) }),
    't10k-labels-idx1-ubyte': writeIdx({ shape: [14], data: Uint8Array.from(test) }),
  })

  test('a class that only training images have is one of the test part too', async () => {
    const { train, test } = await dataset(folderOf(withLabels([...LABELS.slice(1), 11], LABELS)))
    expect(train.classNames).toHaveLength(12)
    expect(test.classNames).toEqual(train.classNames)
  })

  test.each([
    [
      'a label beyond the training labels',
      LABELS,
      [...LABELS.slice(1), 25],
      't10k-labels-idx1-ubyte: label 25 of image 13',
    ],
    ['a stray label', [...LABELS.slice(1), 238], LABELS, 'train-labels-idx1-ubyte: label 238 of image 13 stands alone'],
  ])('%s is refused, with its file', async (_, train, test, message) => {
    const error = await dataset(folderOf(withLabels(train, test))).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'LABEL_OUT_OF_RANGE', message: expect.stringContaining(message) })
  })

  test('a folder of test pictures that has no training pictures is refused', async () => {
    const path = folderOf({ ...pictures('train'), ...pictures('test'), 'test/seven/1.png': png(0) })
    await expect(dataset(path)).rejects.toThrow('the test part has classes that the training part lacks: seven')
  })
})

test('pictures of other formats, and colours as grey', async () => {
  const data = Uint8Array.from({ length: SIZE * SIZE * 4 }, () => 255)
  const white = encodeJpeg({ width: SIZE, height: SIZE, data }, 90).data
  const { train } = await dataset(folderOf({ 'train/a/1.jpg': white, 'train/b/3.png': png(0), 'test/b/4.png': png(1) }))
  expect(train.classNames).toEqual(['a', 'b'])
  expect([...train.features.subarray(0, 9)]).toEqual(Array(9).fill(255))
})

describe('what is refused says what it is', () => {
  test.each<[string, Files, string]>([
    [
      'a page',
      { ...idx, 'train-images-idx3-ubyte': '<!DOCTYPE html><html>' },
      'train-images-idx3-ubyte at byte 0: this is HTML, a page and not the data',
    ],
    [
      'a page alone',
      { 'mnist.zip': '<html><body>sign in</body></html>' },
      'mnist.zip: this is HTML, a page and not the data',
    ],
    [
      'other files',
      { 'a.parquet': 'PAR1', 'b.pdf': '%PDF-1.7' },
      'no dataset is among its files: a.parquet (a Parquet table), b.pdf (a PDF document)',
    ],
    ['nothing', {}, 'it holds no files that are read'],
    [
      'an empty file',
      { ...idx, 't10k-labels-idx1-ubyte': '' },
      't10k-labels-idx1-ubyte at byte 0: the file ends after 0 of 4',
    ],
    [
      'too few images to hold some out',
      { 'train.csv': '1,2,3,4,5' },
      'there is no test part, and 1 images are too few',
    ],
    [
      'text among pixels',
      { 'train.csv': `${lines('first')}\n0,0,0,0,0,0,0,0,0,x` },
      "train.csv: row 15, column 10: 'x' is not a whole number from 0 to 255",
    ],
    [
      'pixels scaled to 1',
      { 'train.csv': '1,0.5,0,0,0' },
      "row 1, column 2: '0.5' is not a whole number from 0 to 255",
    ],
    ['a short row', { 'train.csv': '1,2,3,4,5\n1,2,3' }, 'row 2 has 3 cells, the first one 5'],
    [
      'no square',
      { 'train.csv': '1,2,3' },
      'its rows have 3 cells, which are not a label and the pixels of a square image',
    ],
    [
      'two sizes',
      { 'a/1.png': png(0), 'a/2.png': encodePng({ width: 4, height: 3, grey: new Uint8Array(12) }) },
      '2.png: it is 4×3, but',
    ],
    [
      'arrays of other names',
      { 'a.npz': zipOf({ 'a.npy': arrays['x_train.npy']! }) },
      'a.npz: its arrays are a; name them x_train',
    ],
    ['several CSV files', { 'a.csv': '', 'b.csv': '' }, 'it holds several datasets: a.csv, b.csv; name one of them'],
    ['a zip that holds itself', { 'a.zip': zipOf({ 'b.zip': zipOf(idx) }) }, 'a.zip: it holds no files that are read'],
  ])('%s', async (_, files, message) => {
    const error = await dataset(folderOf(files)).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(OneloopError)
    expect((error as Error).message).toContain(message)
  })

  test.skipIf(process.platform === 'win32')('devices and pipes, at once', async () => {
    const path = folderOf({ ...idx, 'train-images-idx3-ubyte.gz': '' })
    symlinkSync('/dev/zero', join(path, 'zero.zip'))
    await expect(dataset(join(path, 'zero.zip'))).rejects.toThrow('it is a device, not a regular file')
    const pipes = folderOf({
      'train-labels-idx1-ubyte': labels,
      't10k-images-idx3-ubyte': images,
      't10k-labels-idx1-ubyte': labels,
    })
    execFileSync('mkfifo', [join(pipes, 'train-images-idx3-ubyte')])
    await expect(dataset(pipes)).rejects.toThrow('it is a pipe, not a regular file')
  })

  test('a zip bomb, before it is unpacked', async () => {
    const bomb = zipOf({ 'train.csv': new Uint8Array(2 ** 27) })
    await expect(dataset(folderOf({ 'a.zip': bomb }))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })
})

test('a mutated zip, .npz or CSV gives data or a typed error', async () => {
  const originals = {
    'a.zip': zipOf({ ...moved(idx, 'x') }),
    'a.npz': zipOf(arrays),
    'a.csv': Buffer.from(lines('first')),
  }
  const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.entries(originals)), edits, async ([name, original], edits) => {
      const mutated = Uint8Array.from(original)
      for (const [at, byte] of edits) mutated[Math.floor(at * mutated.length)] = byte
      await dataset(join(folderOf({ [name]: mutated }), name)).catch((error: unknown) => {
        if (!(error instanceof OneloopError)) throw error
      })
    }),
    { numRuns: 300 },
  )
})
