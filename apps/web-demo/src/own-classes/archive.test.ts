import fc from 'fast-check'
import { writeIdx } from 'oneloop'
import { expect, test } from 'vitest'
import { zip } from '../files/zip.ts'
import { idxArchive, pngArchive, readArchive } from './archive.ts'
import type { OwnClass } from './class-data.ts'
import { SIDE } from './example-image.ts'

/** A drawing: its edge is dark. */
const drawing = fc.uint8Array({ minLength: 784, maxLength: 784 }).map((pixels) =>
  pixels.map((level, i) => {
    const [row, column] = [Math.floor(i / SIDE), i % SIDE]
    return row === 0 || column === 0 || row === SIDE - 1 || column === SIDE - 1 ? 0 : level
  }),
)
const classes = fc
  .uniqueArray(fc.constantFrom('가위', 'バウム', 'cat', 'a b', 'Größe', 'شجرة'), { minLength: 2, maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) => fc.array(drawing, { minLength: 1, maxLength: 3 }).map((images) => ({ name, images }))),
    ),
  )

const owned = (all: readonly { name: string; images: readonly Uint8Array[] }[]): OwnClass[] =>
  all.map(({ name, images }, id) => ({ id, name, examples: images.map((pixels, i) => ({ id: i, pixels })) }))

test.each([
  ['PNGs', pngArchive],
  ['IDX', idxArchive],
])('what is taken out as %s comes in again to the byte', async (_, archive) => {
  await fc.assert(
    fc.asyncProperty(classes, async (all) => {
      const read = await readArchive(archive(owned(all)), 'classes.zip')
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
      expect([...read].sort(byName)).toEqual([...all].sort(byName))
    }),
    { numRuns: 20 },
  )
})

test('names that no folder can have are changed, and stay apart', async () => {
  const pixels = new Uint8Array(784)
  const all = owned([
    { name: 'a/b', images: [pixels] },
    { name: 'a:b', images: [pixels] },
    { name: '..', images: [pixels] },
  ])
  expect((await readArchive(pngArchive(all), 'x.zip')).map(({ name }) => name).sort()).toEqual(['_', 'a_b', 'a_b 2'])
})

const oneImage = writeIdx({ shape: [1, SIDE, SIDE], data: new Uint8Array(784) })

test.each([
  ['no zip', new Uint8Array(50), 'ZIP_BROKEN'],
  ['nothing in it', zip([{ name: 'readme.txt', bytes: new Uint8Array(3) }]), 'DATASET_EMPTY'],
  ['a broken picture', zip([{ name: 'a/1.png', bytes: Uint8Array.of(0x89, 0x50, 1, 2) }]), 'IMAGE_BROKEN'],
  ['images without labels', zip([{ name: 'images-idx3-ubyte', bytes: oneImage }]), 'IDX_TRUNCATED'],
])('%s is refused', async (_, bytes, code) => {
  await expect(readArchive(bytes, 'x.zip')).rejects.toMatchObject({ code })
})
