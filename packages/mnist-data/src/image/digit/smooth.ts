import { type Plane, transpose } from './plane.ts'

/** Each pixel is the mean of the square of 2 × `reach` + 1 around it; beyond the edge, of what lies within. */
export function smooth(plane: Plane, reach: number): Plane {
  return transpose(rows(transpose(rows(plane, reach)), reach))
}

function rows({ width, height, values }: Plane, reach: number): Plane {
  const means = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const at = y * width
    let sum = 0
    let count = 0
    for (let x = 0; x < width + reach; x++) {
      if (x < width) {
        sum += values[at + x]!
        count++
      }
      if (x > 2 * reach) {
        sum -= values[at + x - 2 * reach - 1]!
        count--
      }
      if (x >= reach) means[at + x - reach] = sum / count
    }
  }
  return { width, height, values: means }
}
