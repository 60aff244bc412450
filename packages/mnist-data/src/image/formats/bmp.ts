import type { Decoder } from './decoder.ts'

/** What the headers of a BMP file say. */
interface BmpHeader {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** Whether the first row is the top one; most files start at the bottom. */
  readonly isFromTop: boolean
  /** Where the pixels start. */
  readonly data: number
  /** Where the colours of the palette start, 4 bytes each. */
  readonly palette: number
  readonly colours: number
}

/**
 * Black and white, palettes of 16 and 256 colours, 24 and 32 bits a pixel, not compressed.
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
 */
export const decodeBmp: Decoder = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = readHeader(view)
  const { width, height, bits, data } = header
  const rowBytes = Math.ceil((width * bits) / 32) * 4
  if (data + height * rowBytes > bytes.length) throw new Error('it is cut')
  const colourOf = bits <= 8 ? paletteColour(view, header) : directColour(view, bits)
  const rgba = new Uint8Array(width * height * 4)
  const pixels = new DataView(rgba.buffer)
  for (let y = 0; y < height; y++) {
    const row = data + (header.isFromTop ? y : height - 1 - y) * rowBytes
    for (let x = 0; x < width; x++) pixels.setUint32((y * width + x) * 4, colourOf(row, x))
  }
  if (bits < 32 || !hasAlpha(rgba)) for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255
  return { width, height, rgba }
}

function readHeader(view: DataView): BmpHeader {
  const headerBytes = view.getUint32(14, true)
  if (headerBytes < 40) throw new Error(`its header of ${headerBytes} bytes is of a kind that is not read`)
  const height = view.getInt32(22, true)
  const bits = view.getUint16(28, true)
  const compression = view.getUint32(30, true)
  if (![1, 4, 8, 24, 32].includes(bits)) throw new Error(`${bits} bits a pixel are not read`)
  // 3 and 6 say where in a pixel its colours lie; all programs put them where they lie without.
  if (compression !== 0 && !(bits === 32 && (compression === 3 || compression === 6))) {
    throw new Error('compressed BMP is not read')
  }
  return {
    width: view.getInt32(18, true),
    height: Math.abs(height),
    bits,
    isFromTop: height < 0,
    data: view.getUint32(10, true),
    palette: 14 + headerBytes,
    colours: view.getUint32(46, true) || 2 ** bits,
  }
}

/** Red, green, blue and alpha in one number, of pixel `x` of the row that starts at byte `row`. */
type Colour = (row: number, x: number) => number

function paletteColour(view: DataView, { bits, palette, colours }: BmpHeader): Colour {
  const perByte = 8 / bits
  const mask = 2 ** bits - 1
  return (row, x) => {
    const byte = view.getUint8(row + Math.floor(x / perByte))
    const index = (byte >> (8 - bits - (x % perByte) * bits)) & mask
    if (index >= colours) throw new Error(`there is no colour ${index}`)
    return toRgba(view.getUint32(palette + index * 4, true))
  }
}

function directColour(view: DataView, bits: number): Colour {
  if (bits === 32) return (row, x) => toRgba(view.getUint32(row + x * 4, true))
  return (row, x) => {
    const at = row + x * 3
    return toRgba(view.getUint16(at, true) | (view.getUint8(at + 2) << 16))
  }
}

/** From alpha, red, green, blue, as the file has them. */
function toRgba(argb: number): number {
  return ((argb << 8) | (argb >>> 24)) >>> 0
}

/** Most programs leave the fourth byte of a pixel at 0, and mean a picture that is not transparent. */
function hasAlpha(rgba: Uint8Array): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 0) return true
  return false
}
