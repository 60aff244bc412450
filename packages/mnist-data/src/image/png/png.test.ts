import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { decodePng } from './decode-png.ts'
import { encodePng } from './encode-png.ts'
import { toRgba } from './to-rgba.ts'

const images = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .chain(([width, height]) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((grey) => ({ width, height, grey })),
  )

test('what is encoded is decoded', async () => {
  await fc.assert(
    fc.asyncProperty(images, async (image) => {
      const { width, height, rgba } = await decodePng(encodePng(image))
      expect([width, height]).toEqual([image.width, image.height])
      expect(rgba.filter((_, i) => i % 4 === 1)).toEqual(image.grey)
      expect(rgba.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
    }),
  )
})

test.each([
  ['1 bit grey', { depth: 1, channels: 1, data: Uint8Array.of(0b10100000, 0b01000000) }, [255, 0, 255, 0, 255, 0]],
  ['16 bit grey', { depth: 16, channels: 1, data: Uint16Array.of(65535, 0, 256, 0, 0, 0) }, [255, 0, 1, 0, 0, 0]],
  [
    'grey and alpha',
    { depth: 8, channels: 2, data: Uint8Array.of(1, 0, 2, 9, 3, 0, 4, 0, 5, 0, 6, 0) },
    [1, 2, 3, 4, 5, 6],
  ],
  ['red, green, blue', { depth: 8, channels: 3, data: new Uint8Array(18).fill(7) }, [7, 7, 7, 7, 7, 7]],
] as const)('%s', async (_, image, expected) => {
  const { rgba } = await decodePng(encode({ width: 3, height: 2, ...image }))
  expect([...rgba.filter((_, i) => i % 4 === 0)]).toEqual(expected)
})

test('a palette, packed, with a transparent colour', async () => {
  const data = Uint8Array.of(0b00_01_10_00, 0b10_01_00_00)
  const palette = {
    width: 3,
    height: 2,
    depth: 2,
    data,
    palette: [
      [9, 8, 7, 0],
      [1, 2, 3, 255],
      [4, 5, 6, 255],
    ],
  }
  const { rgba } = toRgba({ ...palette, depth: 2, channels: 1, text: {} })
  expect([...rgba]).toEqual([0, 1, 2, 2, 1, 0].flatMap((index) => palette.palette[index] ?? []))
})

test('a bomb, a cut file, another format', async () => {
  const bomb = encode({ width: 5000, height: 5000, depth: 8, channels: 1, data: new Uint8Array(25_000_000) })
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 1)
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(20, 1)
  await expect(decodePng(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 1 << 30)
  await expect(decodePng(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(decodePng(new Uint8Array(9))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' })
  const file = encodePng({ width: 3, height: 3, grey: new Uint8Array(9) })
  for (let length = 0; length < file.length; length++) {
    await expect(decodePng(file.subarray(0, length))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' })
  }
})

test('a mutated file gives a typed error or an image', async () => {
  const file = encodePng({ width: 5, height: 4, grey: Uint8Array.from({ length: 20 }, (_, i) => i * 12) })
  const edit = fc.tuple(fc.nat(file.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const mutated = Uint8Array.from(file)
      for (const [offset, byte] of edits) mutated[offset] = byte
      const result = await decodePng(mutated).catch((error: unknown) => error)
      if (result instanceof OneloopError) return
      expect(result).toMatchObject({ width: 5, height: 4 })
    }),
    { numRuns: 300 },
  )
})
