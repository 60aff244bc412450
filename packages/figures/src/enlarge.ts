/**
 * Every pixel as `factor` by `factor` equal ones. An SVG viewer would blur a small image that it enlarges, and which
 * `image-rendering` keeps edges sharp differs between browsers and resvg.
 */
export function enlarge(data: Uint8Array, width: number, channels: number, factor: number): Uint8Array {
  const rowBytes = width * channels
  const rows = data.length / rowBytes
  const large = new Uint8Array(data.length * factor * factor)
  const row = new Uint8Array(rowBytes * factor)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width * factor; x++) {
      const from = y * rowBytes + Math.floor(x / factor) * channels
      row.set(data.subarray(from, from + channels), x * channels)
    }
    for (let copy = 0; copy < factor; copy++) large.set(row, (y * factor + copy) * row.length)
  }
  return large
}
