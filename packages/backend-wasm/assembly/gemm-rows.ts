import { LINE, madd } from './simd'

/** Inputs taken at a time: a panel of weights this long, 16 kB, stays in the first-level cache over all rows. */
const BLOCK_PANELS: i32 = 16

/**
 * C[rows, 16] += A[rows, depth] · B[depth, 16]: one panel of outputs, rows a multiple of 4 (the padding rows of a
 * panel may be worked out too: nothing reads them).
 *
 * Every element is summed over depth in ascending order, wherever its row falls in the split of work: C holds the
 * running sums between blocks.
 */
export function gemmRows(a: usize, panelBytes: usize, b: usize, c: usize, rows: i32, depth: i32): void {
  for (let first = 0; first < depth; first += BLOCK_PANELS * 16) {
    const count = min(depth - first, BLOCK_PANELS * 16)
    const aBlock = a + (<usize>first >> 4) * panelBytes
    const bBlock = b + <usize>first * LINE
    for (let row = 0; row < rows; row += 4) {
      const at = <usize>row * LINE
      tile(aBlock + at, panelBytes, bBlock, c + at, count)
      tile(aBlock + at, panelBytes, bBlock + 32, c + at + 32, count)
    }
  }
}

/**
 * 4 rows × 8 columns in eight registers: more would not fit beside the operands in the 15 that V8 has on x86. One step of
 * depth a turn: V8 unrolls a small loop itself, and given a long one it reorders it until registers run out.
 */
function tile(a: usize, panelBytes: usize, b: usize, c: usize, depth: i32): void {
  let c00 = v128.load(c, 0)
  let c01 = v128.load(c, 16)
  let c10 = v128.load(c, 64)
  let c11 = v128.load(c, 80)
  let c20 = v128.load(c, 128)
  let c21 = v128.load(c, 144)
  let c30 = v128.load(c, 192)
  let c31 = v128.load(c, 208)
  while (true) {
    const end = a + <usize>min(depth, 16) * 4
    do {
      const b0 = v128.load(b, 0)
      const b1 = v128.load(b, 16)
      let x = v128.load32_splat(a, 0)
      c00 = madd(c00, x, b0)
      c01 = madd(c01, x, b1)
      x = v128.load32_splat(a, 64)
      c10 = madd(c10, x, b0)
      c11 = madd(c11, x, b1)
      x = v128.load32_splat(a, 128)
      c20 = madd(c20, x, b0)
      c21 = madd(c21, x, b1)
      x = v128.load32_splat(a, 192)
      c30 = madd(c30, x, b0)
      c31 = madd(c31, x, b1)
      a += 4
      b += LINE
    } while (a != end)
    depth -= 16
    if (depth <= 0) break
    a += panelBytes - LINE
  }
  v128.store(c, c00, 0)
  v128.store(c, c01, 16)
  v128.store(c, c10, 64)
  v128.store(c, c11, 80)
  v128.store(c, c20, 128)
  v128.store(c, c21, 144)
  v128.store(c, c30, 192)
  v128.store(c, c31, 208)
}
