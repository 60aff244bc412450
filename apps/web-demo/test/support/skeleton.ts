import type { Stroke } from '../../src/drawing/rasterize.ts'

const SIZE = 28

/** A 28×28 digit as strokes along its skeleton: what a person's pen might do. */
export function skeletonStrokes(digit: Uint8Array): Stroke[] {
  return paths(thinned(digit)).map((path) =>
    path.map((pixel) => ({ x: ((pixel % SIZE) + 0.5) / SIZE, y: (Math.floor(pixel / SIZE) + 0.5) / SIZE })),
  )
}

/** Thins a digit to lines one pixel wide. Zhang and Suen (1984), https://doi.org/10.1145/357994.358023 */
function thinned(digit: Uint8Array): Set<number> {
  const ink = new Set(Array.from(digit.keys()).filter((pixel) => digit[pixel]! > 96))
  for (let changed = true; changed; ) {
    changed = false
    for (const pass of [0, 1]) {
      const gone = [...ink].filter((pixel) => {
        const p = ring(pixel).map((neighbour) => ink.has(neighbour))
        const count = p.filter(Boolean).length
        const turns = p.filter((is, i) => !is && p[(i + 1) % 8]).length
        const [north, , east, , south, , west] = p
        const open =
          pass === 0
            ? !(north && east && south) && !(east && south && west)
            : !(north && east && west) && !(north && south && west)
        return count >= 2 && count <= 6 && turns === 1 && open
      })
      for (const pixel of gone) ink.delete(pixel)
      changed ||= gone.length > 0
    }
  }
  return ink
}

/** The eight neighbours, clockwise from north. */
function ring(pixel: number): number[] {
  return [-SIZE, -SIZE + 1, 1, SIZE + 1, SIZE, SIZE - 1, -1, -SIZE - 1].map((step) => pixel + step)
}

/** Paths through all of the skeleton, each from one neighbour to the next. */
function paths(pixels: Set<number>): number[][] {
  const left = new Set(pixels)
  const neighbours = (pixel: number) => ring(pixel).filter((other) => pixels.has(other))
  const paths: number[][] = []
  while (left.size > 0) {
    // An end of a line, where there is one.
    const start = [...left].find((pixel) => neighbours(pixel).length === 1) ?? [...left][0]!
    const path = [start]
    left.delete(start)
    for (let here = start; ; ) {
      const next = ring(here).find((pixel) => left.has(pixel))
      if (next === undefined) {
        // Joins what is already drawn.
        const joint = neighbours(here).find((pixel) => !path.includes(pixel))
        if (joint !== undefined) path.push(joint)
        break
      }
      path.push(next)
      left.delete(next)
      here = next
    }
    paths.push(path)
  }
  return paths
}
