import { readdirSync, readFileSync } from 'node:fs'
import { OneloopError } from '@oneloop/core'
import fc from 'fast-check'
import { encode } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, test } from 'vitest'
import { decodeImage } from './decode-image.ts'

const folder = new URL('../../../test/fixtures/pictures/', import.meta.url)
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const names = readdirSync(folder).filter((name) => !/tiff$|animated.webp$/.test(name))

/** Mean difference of the values of red, green, blue and alpha. */
function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < expected.length; i++) sum += Math.abs(actual[i]! - expected[i]!)
  return sum / expected.length
}

test.each(names)('%s shows what the PNG shows', async (name) => {
  const [, what] = /^(black-and-white|colour|grey|transparent)/.exec(name)!
  const expected = await decodeImage(bytesOf(`${what}.png`))
  const actual = await decodeImage(bytesOf(name))
  expect([actual.width, actual.height]).toEqual([24, 16])
  expect(actual.rgba).toHaveLength(24 * 16 * 4)
  if (what === 'transparent') {
    expect(
      difference(
        actual.rgba.filter((_, i) => i % 4 === 3),
        expected.rgba.filter((_, i) => i % 4 === 3),
      ),
    ).toBe(0)
  } else {
    expect(difference(actual.rgba, expected.rgba)).toBeLessThan(/jpg$|colour.webp$/.test(name) ? 4 : 0.01)
  }
})

test('a JPEG of any size is read, whatever the library makes of its number of pixels', async () => {
  for (let width = 20; width < 60; width++) {
    const bytes = encodeJpeg({ width, height: 29, data: new Uint8Array(width * 29 * 4).fill(128) }, 80).data
    await expect(decodeImage(bytes)).resolves.toMatchObject({ width, height: 29 })
  }
})

test('a BMP of 16 colours, two pixels a byte', async () => {
  const bytes = new Uint8Array(54 + 16 * 4 + 2 * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of Object.entries({ 2: bytes.length, 10: 118, 14: 40, 18: 3, 22: 2, 26: 1, 28: 4, 46: 16 })) {
    view.setUint32(Number(at), value, true)
  }
  view.setUint16(28, 4, true)
  view.setUint16(26, 1, true)
  bytes.set([0x42, 0x4d])
  for (let i = 0; i < 16; i++) bytes.set([i, i * 2, i * 3, 0], 54 + i * 4)
  bytes.set([0x12, 0x30, 0, 0, 0xab, 0xc0], 118)
  const { rgba } = await decodeImage(bytes)
  expect([...rgba.filter((_, i) => i % 4 === 2)]).toEqual([10, 11, 12, 1, 2, 3])
  expect([...rgba.subarray(0, 4)]).toEqual([30, 20, 10, 255])
})

test('a mutated or cut file gives a typed error or a picture of the size that its header says', async () => {
  const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 4 })
  const length = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), edits, length, async (name, edits, part) => {
      const original = bytesOf(name)
      const mutated = original.slice(0, Math.ceil(original.length * part))
      for (const [at, byte] of edits) mutated[Math.floor(at * mutated.length)] = byte
      const result = await decodeImage(mutated, { file: name }).catch((error: unknown) => error)
      if (result instanceof OneloopError) {
        expect(result.message).not.toContain('\n')
        return
      }
      const { width, height, rgba } = result as Awaited<ReturnType<typeof decodeImage>>
      expect(rgba).toHaveLength(width * height * 4)
    }),
    { numRuns: 1000 },
  )
})

test('after a damaged WebP the next one is read', async () => {
  const sound = bytesOf('colour.webp')
  for (let length = 40; length < sound.length; length += 20) {
    await decodeImage(sound.subarray(0, length)).catch(() => {})
    await expect(decodeImage(sound)).resolves.toMatchObject({ width: 24 })
  }
})

describe('what is refused says what it is', () => {
  const text = (words: string) => new TextEncoder().encode(words)

  test.each<[string, Uint8Array, string]>([
    [
      'a format that is not read',
      bytesOf('grey.tiff'),
      'x: this is a TIFF picture; give a PNG, JPEG, WebP, BMP or GIF',
    ],
    ['an animation', bytesOf('colour-animated.webp'), 'x: this is an animation; save one picture of it as PNG'],
    ['a page', text('<!doctype html><html></html>'), 'x: this is HTML, a page and not the data; give'],
    ['nothing', new Uint8Array(0), 'x: this is an empty file; give'],
    ['bytes', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 'x: this is no picture that is known; give'],
  ])('%s', async (_, bytes, message) => {
    const error = await decodeImage(bytes, { file: 'x' }).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'IMAGE_UNKNOWN', message: expect.stringContaining(message) })
  })
})

describe('a small file that claims many pixels is refused before they are decoded', () => {
  test('a PNG of one column', async () => {
    const column = encode({ width: 1, height: 1 << 20, depth: 1, channels: 1, data: new Uint8Array(1 << 20) })
    await expect(decodeImage(column)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })

  test.each([
    ['grey.bmp', 18, 4, true],
    ['grey.gif', 6, 2, true],
    ['grey.jpg', -1, 2, false],
    ['colour-lossless.webp', 21, 4, true],
  ])('%s', async (name, at, size, little) => {
    const bytes = bytesOf(name)
    const view = new DataView(bytes.buffer)
    // The frame header of a JPEG: its height comes 5 bytes after its marker.
    const place = at === -1 ? bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0) + 5 : at
    for (const offset of [0, size]) {
      if (name.endsWith('webp')) view.setUint32(place, 0x0fff_ffff, true)
      else if (size === 2) view.setUint16(place + offset, 0x7fff, little)
      else view.setUint32(place + offset, 0x7fff, little)
    }
    await expect(decodeImage(bytes)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })

  test('a JPEG of few bytes for many pixels, and one of many scans', async () => {
    const bytes = bytesOf('grey.jpg')
    const frame = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0) + 5
    new DataView(bytes.buffer).setUint32(frame, 0x1000_1000)
    await expect(decodeImage(bytes)).rejects.toThrow("bytes can't hold its pixels")
    const sound = bytesOf('grey.jpg')
    const scans = new Uint8Array(200).map((_, i) => (i % 2 === 0 ? 0xff : 0xda))
    await expect(decodeImage(Uint8Array.of(...sound, ...scans))).rejects.toThrow('more than 100 scans')
  })
})
