/** A picture: red, green, blue and alpha of each pixel, row by row, `[height, width, 4]`. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array | Uint8ClampedArray
}

/**
 * A picture on white at another size, each new pixel the mean of the area that it covers, `[height, width, 3]`. Sums and
 * products alone, so that every runtime gives the same bytes.
 */
export function resizeToRgb(
  { width: from, height: fromRows, rgba }: Picture,
  width: number,
  height: number,
): Uint8Array {
  const across = spans(from, width)
  const down = spans(fromRows, height)
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue, area] = [0, 0, 0, 0]
      for (const [row, tall] of down[y]!) {
        for (const [column, wide] of across[x]!) {
          const at = (row * from + column) * 4
          const alpha = rgba[at + 3]! / 255
          const share = tall * wide
          red += share * (rgba[at]! * alpha + 255 * (1 - alpha))
          green += share * (rgba[at + 1]! * alpha + 255 * (1 - alpha))
          blue += share * (rgba[at + 2]! * alpha + 255 * (1 - alpha))
          area += share
        }
      }
      rgb.set([Math.round(red / area), Math.round(green / area), Math.round(blue / area)], (y * width + x) * 3)
    }
  }
  return rgb
}

type Span = readonly (readonly [place: number, share: number])[]

/** Which old pixels each new one covers, and how much of each. */
function spans(from: number, to: number): Span[] {
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to]
    const first = Math.floor(start)
    const last = Math.min(from, Math.ceil(end))
    return Array.from({ length: last - first }, (_, k) => {
      const place = first + k
      return [place, Math.min(end, place + 1) - Math.max(start, place)] as const
    })
  })
}
