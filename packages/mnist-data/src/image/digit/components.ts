import type { Box } from './plane.ts'

/** Pixels that touch each other, at a side or a corner. */
export interface Component extends Box {
  /** Their places. */
  readonly pixels: Int32Array
}

/** The parts into which the pixels that `isIn` marks with 1 fall, `[height, width]`. */
export function components(isIn: Uint8Array, width: number, height: number): Component[] {
  const isSeen = new Uint8Array(isIn.length)
  const stack = new Int32Array(isIn.length)
  const found: Component[] = []
  for (let start = 0; start < isIn.length; start++) {
    if (isIn[start] === 0 || isSeen[start] === 1) continue
    // The stack is kept as the list of what was found: each pixel enters it once.
    let [next, end] = [0, 1]
    stack[0] = start
    isSeen[start] = 1
    const box = { left: width, top: height, right: 0, bottom: 0 }
    while (next < end) {
      const pixel = stack[next++]!
      const x = pixel % width
      const y = (pixel - x) / width
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
      for (let nearY = Math.max(0, y - 1); nearY <= Math.min(height - 1, y + 1); nearY++) {
        for (let nearX = Math.max(0, x - 1); nearX <= Math.min(width - 1, x + 1); nearX++) {
          const near = nearY * width + nearX
          if (isIn[near] === 0 || isSeen[near] === 1) continue
          isSeen[near] = 1
          stack[end++] = near
        }
      }
    }
    found.push({ ...box, pixels: stack.slice(0, end) })
  }
  return found
}
