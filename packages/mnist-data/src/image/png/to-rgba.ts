import type { DecodedPng } from 'fast-png'
import type { RgbaImage } from '../grey-image.ts'

/** Any colour type and depth to 8-bit red, green, blue, alpha. */
export function toRgba(png: DecodedPng): RgbaImage {
  const { width, height, depth, palette, transparency } = png
  const channels = palette ? 1 : png.channels
  const samples = unpack(png, channels)
  const to8 = (sample: number) => (depth === 16 ? sample >> 8 : Math.round((sample * 255) / (2 ** depth - 1)))
  const rgba = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const sample = samples.subarray(pixel * channels, (pixel + 1) * channels)
    rgba.set(palette ? colour(palette, sample[0]!) : direct(sample, channels, to8, transparency), pixel * 4)
  }
  return { width, height, rgba }
}

function colour(palette: readonly number[][], index: number): number[] {
  const [red, green, blue, alpha = 255] = palette[index] ?? []
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError(`no colour ${index}`)
  return [red, green, blue, alpha]
}

function direct(
  sample: Uint8Array | Uint8ClampedArray | Uint16Array,
  channels: number,
  to8: (sample: number) => number,
  transparency: Uint16Array | undefined,
): number[] {
  const isKey = transparency?.every((value, channel) => value === sample[channel]) ?? false
  const isGrey = channels < 3
  const [red, green, blue] = isGrey ? [sample[0]!, sample[0]!, sample[0]!] : [sample[0]!, sample[1]!, sample[2]!]
  const hasAlpha = channels % 2 === 0
  const alpha = hasAlpha ? to8(sample[channels - 1]!) : isKey ? 0 : 255
  return [to8(red), to8(green), to8(blue), alpha]
}

// Samples of fewer than 8 bits are packed, and each row starts on a whole byte.
function unpack({ data, depth, width, height }: DecodedPng, channels: number): DecodedPng['data'] {
  if (depth >= 8) return data
  const rowBytes = Math.ceil((width * channels * depth) / 8)
  const samples = new Uint8Array(width * height * channels)
  for (let i = 0; i < samples.length; i++) {
    const row = Math.floor(i / (width * channels))
    const bit = (i % (width * channels)) * depth
    samples[i] = (data[row * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
  }
  return samples
}
