import type { DecodedPng } from 'fast-png'
import type { RgbaImage } from '../grey-image.ts'

/** Any colour type and depth to 8-bit red, green, blue, alpha. */
export function toRgba(png: DecodedPng): RgbaImage {
  const { width, height, palette } = png
  const rgba = new Uint8Array(width * height * 4)
  if (palette) fromPalette(unpack(png, 1), palette, rgba)
  else fromSamples(png, rgba)
  return { width, height, rgba }
}

function fromPalette(indices: DecodedPng['data'], palette: readonly number[][], rgba: Uint8Array): void {
  for (const [pixel, index] of indices.entries()) {
    const colour = palette[index]
    if (colour === undefined) throw new RangeError(`there is no colour ${index}`)
    rgba.set(colour, pixel * 4)
    if (colour.length === 3) rgba[pixel * 4 + 3] = 255
  }
}

function fromSamples(png: DecodedPng, rgba: Uint8Array): void {
  const { channels, depth, transparency } = png
  const samples = unpack(png, channels)
  const scale = 255 / (2 ** depth - 1)
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2]
  const hasAlpha = channels % 2 === 0
  // Plain and without arrays: a photograph has millions of pixels.
  for (let pixel = 0; pixel < rgba.length / 4; pixel++) {
    const from = pixel * channels
    const to = pixel * 4
    rgba[to] = Math.round(samples[from]! * scale)
    rgba[to + 1] = Math.round(samples[from + green]! * scale)
    rgba[to + 2] = Math.round(samples[from + blue]! * scale)
    const isKey = transparency?.every((value, channel) => value === samples[from + channel]) ?? false
    rgba[to + 3] = hasAlpha ? Math.round(samples[from + channels - 1]! * scale) : isKey ? 0 : 255
  }
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
