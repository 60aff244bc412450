/**
 * Transposes 16 rows of 16 bytes, `stride` bytes apart, to 16 columns, 64 bytes apart. The place of a byte is eight bits,
 * four of the row and four of the column. Each round rotates them by one, so after four rounds row and column are swapped.
 */
export function transposeBytes(from: usize, stride: usize, to: usize, scratch: usize): void {
  round(from, stride, scratch, 16)
  round(scratch, 16, scratch + 256, 16)
  round(scratch + 256, 16, scratch, 16)
  round(scratch, 16, to, 64)
}

@inline function round(from: usize, stride: usize, to: usize, toStride: usize): void {
  for (let i: usize = 0; i < 8; i++) {
    const a = v128.load(from + i * stride)
    const b = v128.load(from + (i + 8) * stride)
    v128.store(to + 2 * i * toStride, i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23))
    v128.store(
      to + (2 * i + 1) * toStride,
      i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
    )
  }
}
