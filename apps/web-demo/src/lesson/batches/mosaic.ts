/** Equal images side by side, row by row, as one large image; places left over are black. */
export function mosaic(images: readonly Uint8Array[], side: number, perRow: number): Uint8Array {
  const rows = Math.ceil(images.length / perRow)
  const width = perRow * side
  const pixels = new Uint8Array(width * rows * side)
  for (const [i, image] of images.entries()) {
    const corner = Math.floor(i / perRow) * side * width + (i % perRow) * side
    for (let y = 0; y < side; y++) pixels.set(image.subarray(y * side, (y + 1) * side), corner + y * width)
  }
  return pixels
}
