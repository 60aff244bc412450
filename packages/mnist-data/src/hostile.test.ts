import { OneloopError } from '@oneloop/core'
import { crc32 } from '@oneloop/core/files'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gunzip, gzip, inHand, loadDataset, readIdx, readIdxFile, writeIdx } from './index.ts'

const images = writeIdx({ shape: [5, 4, 4], data: Uint8Array.from({ length: 80 }, (_, i) => i) })
const labels = writeIdx({ shape: [5], data: Uint8Array.of(0, 1, 2, 3, 9) })

function patched(file: Uint8Array, offset: number, ...bytes: number[]): Uint8Array {
  const copy = Uint8Array.from(file)
  copy.set(bytes, offset)
  return copy
}

function load(imageFile: Uint8Array, labelFile: Uint8Array = labels) {
  const parts = { 'train-images': imageFile, 'train-labels': labelFile, 'test-images': images, 'test-labels': labels }
  return loadDataset(inHand(parts))
}

test.each([
  ['IDX_TRUNCATED', images.subarray(0, 3), labels],
  ['IDX_TRUNCATED', images.subarray(0, 12), labels],
  ['IDX_TRUNCATED', images.subarray(0, -1), labels],
  ['IDX_TRUNCATED', new Uint8Array(0), labels],
  ['IDX_OVERSIZED', Uint8Array.of(...images, 0), labels],
  ['IDX_BAD_MAGIC', patched(images, 0, 1), labels],
  ['IDX_BAD_TYPE', patched(images, 2, 0x0d), labels],
  ['IDX_BAD_DIMENSIONS', patched(images, 3, 0), labels],
  ['IDX_BAD_DIMENSIONS', patched(images, 4, ...Array(12).fill(255)), labels],
  ['IDX_BAD_DIMENSIONS', labels, labels],
  ['IDX_BAD_DIMENSIONS', images, images],
  ['IDX_TRUNCATED', patched(images, 7, 6), labels],
  ['IDX_OVERSIZED', patched(images, 7, 4), labels],
  ['COUNT_MISMATCH', images, writeIdx({ shape: [4], data: new Uint8Array(4) })],
  ['DATASET_EMPTY', writeIdx({ shape: [0, 4, 4], data: new Uint8Array(0) }), labels],
  ['IDX_BAD_DIMENSIONS', writeIdx({ shape: [5, 2, 8], data: new Uint8Array(80) }), labels],
] as const)('%s', async (code, imageFile, labelFile) => {
  await expect(load(imageFile, labelFile)).rejects.toMatchObject({ code, name: 'OneloopError' })
})

test('a label without a class', async () => {
  const files = { 'train-images': images, 'train-labels': labels, 'test-images': images, 'test-labels': labels }
  const classNames = ['zero', 'one', 'two']
  await expect(loadDataset(inHand(files, { classNames }))).rejects.toMatchObject({ code: 'LABEL_OUT_OF_RANGE' })
})

test('cut and damaged gzip', async () => {
  const packed = await gzip(images)
  for (let length = 2; length < packed.length; length++) {
    await expect(readIdxFile(packed.subarray(0, length))).rejects.toMatchObject({ code: 'GZIP_BROKEN' })
  }
  await expect(readIdxFile(patched(packed, packed.length - 8, 1, 2, 3))).rejects.toMatchObject({ code: 'GZIP_BROKEN' })
})

test('gzip of several members, and with zeros after the last, wherever they are cut', async () => {
  for (let cut = 1; cut < images.length; cut += 7) {
    const members = [await gzip(images.subarray(0, cut)), await gzip(images.subarray(cut))]
    const padded = Uint8Array.of(...members[0]!, ...members[1]!, ...new Uint8Array(cut % 300))
    expect(await readIdxFile(padded)).toEqual(readIdx(images))
    expect(await gunzip(padded, { maxBytes: 1000 })).toEqual(images)
  }
  const junk = Uint8Array.of(...(await gzip(images)), 1, 2, 3)
  await expect(readIdxFile(junk)).rejects.toMatchObject({ code: 'GZIP_BROKEN' })
})

// Readers that take their input in parts of a power of two lose what follows a member that ends where a part does.
test('a member of exactly 8,192 or 65,536 bytes is not taken for the last', async () => {
  for (const size of [8192, 65_536]) {
    const first = stored(new Uint8Array(size - 18 - 5))
    expect(first).toHaveLength(size)
    const both = Uint8Array.of(...first, ...(await gzip(Uint8Array.of(7))))
    expect((await gunzip(both, { maxBytes: 1 << 20 })).at(-1)).toBe(7)
  }
})

/** A gzip member that holds zero bytes as they are, in one block. */
function stored(content: Uint8Array): Uint8Array {
  const sizes = new DataView(new ArrayBuffer(4))
  sizes.setUint16(0, content.length, true)
  sizes.setUint16(2, ~content.length, true)
  const trailer = new DataView(new ArrayBuffer(8))
  trailer.setUint32(0, crc32(content), true)
  trailer.setUint32(4, content.length, true)
  const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  return Uint8Array.of(...header, 1, ...new Uint8Array(sizes.buffer), ...content, ...new Uint8Array(trailer.buffer))
}

test('a gzip bomb is stopped by what its header admits to, before memory is taken', async () => {
  const bomb = await gzip(new Uint8Array(50_000_000))
  await expect(gunzip(bomb, { maxBytes: 1000 })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  const header = writeIdx({ shape: [1, 1], data: new Uint8Array(1) })
  const growing = new Uint8Array(50_000_000)
  growing.set(header)
  await expect(readIdxFile(await gzip(growing))).rejects.toMatchObject({ code: 'IDX_OVERSIZED' })
  const boasting = patched(header, 4, 255, 255, 255, 255, 0, 0, 0, 1)
  await expect(readIdxFile(await gzip(boasting))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  const lying = patched(header, 4, 0, 255, 255, 255, 0, 0, 0, 1)
  await expect(readIdxFile(await gzip(lying))).rejects.toMatchObject({ code: 'IDX_TRUNCATED' })
  const hollow = await gzip(writeIdx({ shape: [100_000, 30, 30], data: new Uint8Array(90_000_000) }))
  await expect(readIdxFile(hollow)).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

/** A file with some bytes replaced, its end cut off, or bytes put in. */
function mutations(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(file.length - 1)
  return fc.oneof(
    fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 4 }).map((edits) => {
      const copy = Uint8Array.from(file)
      for (const [offset, byte] of edits) copy[offset] = byte
      return copy
    }),
    at.map((length) => file.slice(0, length)),
    fc
      .tuple(at, fc.uint8Array({ minLength: 1, maxLength: 9 }))
      .map(([offset, extra]) => Uint8Array.of(...file.subarray(0, offset), ...extra, ...file.subarray(offset))),
    fc.uint8Array({ maxLength: 64 }),
  )
}

async function onlyTyped(read: () => unknown): Promise<void> {
  try {
    await read()
  } catch (error) {
    if (!(error instanceof OneloopError)) throw error
    expect(error.message).not.toContain('\n')
  }
}

test('every reader meets a mutated file with a typed error or with data', async () => {
  const packed = await gzip(images)
  await fc.assert(
    fc.asyncProperty(mutations(images), mutations(labels), async (imageFile, labelFile) => {
      await onlyTyped(() => readIdx(imageFile))
      await onlyTyped(() => load(imageFile))
      await onlyTyped(() => load(images, labelFile))
    }),
    { numRuns: 500 },
  )
  await fc.assert(
    fc.asyncProperty(mutations(packed), async (file) => {
      await onlyTyped(() => gunzip(file, { maxBytes: 1000 }))
      // The checksum of gzip covers all of the content, so what does come through is the original.
      await onlyTyped(async () => expect(await readIdxFile(file)).toEqual(readIdx(images)))
    }),
    { numRuns: 500 },
  )
})
