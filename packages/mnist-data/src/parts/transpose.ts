import type { IdxArray } from '../idx/idx-array.ts'

/** Each image of `[n, rows, columns]` turned over its diagonal: `[n, columns, rows]`. */
export function transposeImages({ shape, data }: IdxArray): IdxArray {
  const [count = 0, rows = 0, columns = 0] = shape
  const size = rows * columns
  const turned = new Uint8Array(data.length)
  for (let start = 0; start < count * size; start += size) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        turned[start + column * rows + row] = data[start + row * columns + column]!
      }
    }
  }
  return { shape: [count, columns, rows], data: turned }
}
