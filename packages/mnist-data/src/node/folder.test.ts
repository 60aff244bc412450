import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gzip, loadDataset, writeIdx } from '../index.ts'
import { dataset, diskCache, folder } from './index.ts'

let path: string

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'oneloop-'))
})

afterEach(() => rm(path, { recursive: true }))

const images = writeIdx({ shape: [3, 2, 2], data: Uint8Array.from({ length: 12 }, (_, i) => i) })
const labels = writeIdx({ shape: [3], data: Uint8Array.of(7, 0, 9) })

async function fill(names: readonly [string, string, string, string]): Promise<void> {
  for (const [i, name] of names.entries()) {
    const bytes = i % 2 === 0 ? images : labels
    await writeFile(join(path, name), name.endsWith('.gz') ? await gzip(bytes) : bytes)
  }
}

test.each([
  [['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']],
  [['train-images.idx3-ubyte', 'train-labels.idx1-ubyte', 't10k-images.idx3-ubyte', 't10k-labels.idx1-ubyte']],
  [['train-images.idx.gz', 'train-labels.idx.gz', 'test-images.idx', 'test-labels.idx.gz']],
] as const)('%j is read, by path', async (names) => {
  await fill(names)
  const { train, test } = await dataset(path)
  expect(train).toMatchObject({ length: 3, rows: 2, columns: 2, width: 4, source: path, isVerified: false })
  expect([...test.labels]).toEqual([7, 0, 9])
  expect([...test.image(1)]).toEqual([4, 5, 6, 7])
})

test('all missing files are named at once', async () => {
  await writeFile(join(path, 'train-images-idx3-ubyte'), images)
  await expect(loadDataset(folder(path))).rejects.toThrow(
    'has no train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte',
  )
  await expect(loadDataset(folder(path))).rejects.toMatchObject({ code: 'DATA_FILE_MISSING', file: path })
})

test('a missing folder, and a file for a folder', async () => {
  await expect(dataset(join(path, 'none'))).rejects.toMatchObject({ code: 'READ_FAILED' })
  await writeFile(join(path, 'file'), 'x')
  await expect(dataset(join(path, 'file'))).rejects.toThrow('this is text; a dataset is')
})

test('a misspelt name is answered with the nearest right one', async () => {
  await expect(dataset('fashon-mnist')).rejects.toThrow("did you mean 'fashion-mnist'?")
  await expect(dataset('fashon-mnist')).rejects.toMatchObject({ code: 'UNKNOWN_NAME' })
})

test('the disk cache gives back what it was given, whole, and forgets', async () => {
  const cache = diskCache(path)
  expect(await cache.get('a/b')).toBeUndefined()
  await cache.put('a/b', images)
  expect(new Uint8Array((await cache.get('a/b'))!)).toEqual(images)
  await cache.delete('a/b')
  expect(await cache.get('a/b')).toBeUndefined()
})
