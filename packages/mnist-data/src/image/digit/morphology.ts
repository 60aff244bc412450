import { crop, type Plane, transpose } from './plane.ts'

type Better = (a: number, b: number) => boolean

const larger: Better = (a, b) => a >= b
const smaller: Better = (a, b) => a <= b

/**
 * What is darker than all around it and narrower than a square of 2 × `reach` + 1 is filled up to the level around it.
 * What touches the edge of the image is taken to go on beyond it. Serra (1982), Image Analysis and Mathematical
 * Morphology, by square windows.
 */
export function close(plane: Plane, reach: number): Plane {
  const closed = square(square(extend(plane, reach), reach, larger), reach, smaller)
  const { width, height } = plane
  return crop(closed, { left: reach, top: reach, right: reach + width, bottom: reach + height })
}

/** With so many pixels around it that are as the nearest of its own. */
function extend({ width, height, values }: Plane, margin: number): Plane {
  const wide = width + 2 * margin
  const extended = new Float32Array(wide * (height + 2 * margin))
  for (let y = 0; y < height + 2 * margin; y++) {
    const row = Math.min(height - 1, Math.max(0, y - margin)) * width
    extended.fill(values[row]!, y * wide, y * wide + margin)
    extended.set(values.subarray(row, row + width), y * wide + margin)
    extended.fill(values[row + width - 1]!, y * wide + margin + width, (y + 1) * wide)
  }
  return { width: wide, height: height + 2 * margin, values: extended }
}

/** Each pixel is the largest of those not farther than `radius` from it. */
export function dilate(plane: Plane, radius: number): Plane {
  return disc(plane, radius, larger)
}

/** Each pixel is the smallest of those not farther than `radius` from it. */
export function erode(plane: Plane, radius: number): Plane {
  return disc(plane, radius, smaller)
}

function square(plane: Plane, reach: number, better: Better): Plane {
  return transpose(rows(transpose(rows(plane, reach, better)), reach, better))
}

/** The best of each window of a row, with a queue of those that may still be it: each pixel enters and leaves once. */
function rows({ width, height, values }: Plane, reach: number, better: Better): Plane {
  const best = new Float32Array(values.length)
  const queue = new Int32Array(width)
  for (let y = 0; y < height; y++) {
    const at = y * width
    let [first, last] = [0, -1]
    for (let x = 0; x < width + reach; x++) {
      if (x < width) {
        while (last >= first && better(values[at + x]!, values[at + queue[last]!]!)) last--
        queue[++last] = x
      }
      if (x < reach) continue
      while (queue[first]! < x - 2 * reach) first++
      best[at + x - reach] = values[at + queue[first]!]!
    }
  }
  return { width, height, values: best }
}

function disc({ width, height, values }: Plane, radius: number, better: Better): Plane {
  const reach = Math.floor(radius)
  const offsets: [number, number][] = []
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) if (dx * dx + dy * dy <= radius * radius) offsets.push([dx, dy])
  }
  const best = values.slice()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let value = values[y * width + x]!
      for (const [dx, dy] of offsets) {
        const [nearX, nearY] = [x + dx, y + dy]
        const near = nearX < 0 || nearY < 0 || nearX >= width || nearY >= height ? 0 : values[nearY * width + nearX]!
        if (better(near, value)) value = near
      }
      best[y * width + x] = value
    }
  }
  return { width, height, values: best }
}
