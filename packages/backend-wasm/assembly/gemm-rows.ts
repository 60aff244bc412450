import { LINE } from './generated/constants'
import { madd } from './simd'

/** How many panels of inputs are taken at a time: a panel of weights of this length, 16 kB, stays in the first-level cache over all rows. */
const BLOCK_PANELS: i32 = 16

/**
 * C[rows, 16] += A[rows, depth] · B[depth, 16] for one panel of outputs. `rows` is a multiple of 4: it may include rows
 * that pad the panel, whose results nothing reads.
 *
 * Every element is summed over depth in ascending order, whichever task its row belongs to. Between blocks C holds the
 * running sums.
 *
 * @param wide whether the build is for 256-bit operations
 */
export function gemmRows(
  a: usize, panelBytes: usize, b: usize, c: usize, rows: i32, depth: i32, wide: bool,
): void {
  for (let first = 0; first < depth; first += BLOCK_PANELS * 16) {
    const count = min(depth - first, BLOCK_PANELS * 16)
    const aBlock = a + (<usize>first >> 4) * panelBytes
    const bBlock = b + <usize>first * LINE
    for (let at: usize = 0, end = <usize>rows * LINE; at != end; ) {
      if (wide) {
        wideTile(aBlock + at, panelBytes, bBlock, c + at, count)
        at += 4 * LINE
      } else {
        tile(aBlock + at, panelBytes, bBlock, c + at, count)
        at += 2 * LINE
      }
    }
  }
}

/**
 * Works on 2 rows × 16 columns in eight registers: more would not fit beside the operands in the 15 that V8 has on x86.
 * The rows are few, because a broadcasting load with an offset costs V8 one more instruction. Each turn of the loop takes
 * one step of depth, because V8 unrolls a small loop itself and reorders a long one until registers run out.
 */
function tile(a: usize, panelBytes: usize, b: usize, c: usize, depth: i32): void {
  let c00 = v128.load(c, 0)
  let c01 = v128.load(c, 16)
  let c02 = v128.load(c, 32)
  let c03 = v128.load(c, 48)
  let c10 = v128.load(c, 64)
  let c11 = v128.load(c, 80)
  let c12 = v128.load(c, 96)
  let c13 = v128.load(c, 112)
  while (true) {
    const end = a + <usize>min(depth, 16) * 4
    do {
      const x = v128.load32_splat(a, 0)
      const y = v128.load32_splat(a, 64)
      let w = v128.load(b, 0)
      c00 = madd(c00, x, w)
      c10 = madd(c10, y, w)
      w = v128.load(b, 16)
      c01 = madd(c01, x, w)
      c11 = madd(c11, y, w)
      w = v128.load(b, 32)
      c02 = madd(c02, x, w)
      c12 = madd(c12, y, w)
      w = v128.load(b, 48)
      c03 = madd(c03, x, w)
      c13 = madd(c13, y, w)
      a += 4
      b += LINE
    } while (a != end)
    depth -= 16
    if (depth <= 0) break
    a += panelBytes - LINE
  }
  v128.store(c, c01, 16)
  v128.store(c, c00, 0)
  v128.store(c, c03, 48)
  v128.store(c, c02, 32)
  v128.store(c, c11, 80)
  v128.store(c, c10, 64)
  v128.store(c, c13, 112)
  v128.store(c, c12, 96)
}

/**
 * Works on 4 rows × 16 columns: sixteen 128-bit registers, which do not fit, but eight where V8 pairs them to 256-bit ones.
 * Two loads of weights then serve four rows.
 */
function wideTile(a: usize, panelBytes: usize, b: usize, c: usize, depth: i32): void {
  let c00 = v128.load(c, 0)
  let c01 = v128.load(c, 16)
  let c02 = v128.load(c, 32)
  let c03 = v128.load(c, 48)
  let c10 = v128.load(c, 64)
  let c11 = v128.load(c, 80)
  let c12 = v128.load(c, 96)
  let c13 = v128.load(c, 112)
  let c20 = v128.load(c, 128)
  let c21 = v128.load(c, 144)
  let c22 = v128.load(c, 160)
  let c23 = v128.load(c, 176)
  let c30 = v128.load(c, 192)
  let c31 = v128.load(c, 208)
  let c32 = v128.load(c, 224)
  let c33 = v128.load(c, 240)
  while (true) {
    const end = a + <usize>min(depth, 16) * 4
    do {
      const w0 = v128.load(b, 0)
      const w1 = v128.load(b, 16)
      const w2 = v128.load(b, 32)
      const w3 = v128.load(b, 48)
      let x = v128.load32_splat(a, 0)
      c00 = madd(c00, x, w0)
      c01 = madd(c01, x, w1)
      c02 = madd(c02, x, w2)
      c03 = madd(c03, x, w3)
      x = v128.load32_splat(a, 64)
      c10 = madd(c10, x, w0)
      c11 = madd(c11, x, w1)
      c12 = madd(c12, x, w2)
      c13 = madd(c13, x, w3)
      x = v128.load32_splat(a, 128)
      c20 = madd(c20, x, w0)
      c21 = madd(c21, x, w1)
      c22 = madd(c22, x, w2)
      c23 = madd(c23, x, w3)
      x = v128.load32_splat(a, 192)
      c30 = madd(c30, x, w0)
      c31 = madd(c31, x, w1)
      c32 = madd(c32, x, w2)
      c33 = madd(c33, x, w3)
      a += 4
      b += LINE
    } while (a != end)
    depth -= 16
    if (depth <= 0) break
    a += panelBytes - LINE
  }
  v128.store(c, c01, 16)
  v128.store(c, c00, 0)
  v128.store(c, c03, 48)
  v128.store(c, c02, 32)
  v128.store(c, c11, 80)
  v128.store(c, c10, 64)
  v128.store(c, c13, 112)
  v128.store(c, c12, 96)
  v128.store(c, c21, 144)
  v128.store(c, c20, 128)
  v128.store(c, c23, 176)
  v128.store(c, c22, 160)
  v128.store(c, c31, 208)
  v128.store(c, c30, 192)
  v128.store(c, c33, 240)
  v128.store(c, c32, 224)
}
