import { LINE } from './generated/constants'
import { madd } from './simd'

/** How many rows are taken at a time: two panels of this length, 16 kB, stay in the first-level cache over a 16 × 16 block. */
const BLOCK_ROWS: i32 = 128

/**
 * G[16, 16] = Xᵀ[16, batch] · D[batch, 16]: the weight gradient of 16 inputs by 16 outputs, from a panel of inputs and a
 * panel of deltas. Each element is summed over the batch in ascending order.
 */
export function gemmGradient(x: usize, d: usize, g: usize, batch: i32): void {
  memory.fill(g, 0, 16 * LINE)
  for (let first = 0; first < batch; first += BLOCK_ROWS) {
    const count = min(batch - first, BLOCK_ROWS)
    const at = <usize>first * LINE
    for (let i: usize = 0; i < 16; i += 2) tile(x + at + i * 4, d + at, g + i * LINE, count)
  }
}

/** Adds to the gradients of 2 inputs × 16 outputs. The size of the tile is that of gemm-rows.ts, for the same reasons. */
function tile(x: usize, d: usize, g: usize, count: i32): void {
  let g00 = v128.load(g, 0)
  let g01 = v128.load(g, 16)
  let g02 = v128.load(g, 32)
  let g03 = v128.load(g, 48)
  let g10 = v128.load(g, 64)
  let g11 = v128.load(g, 80)
  let g12 = v128.load(g, 96)
  let g13 = v128.load(g, 112)
  const end = x + <usize>count * LINE
  do {
    const x0 = v128.load32_splat(x, 0)
    const x1 = v128.load32_splat(x, 4)
    let v = v128.load(d, 0)
    g00 = madd(g00, x0, v)
    g10 = madd(g10, x1, v)
    v = v128.load(d, 16)
    g01 = madd(g01, x0, v)
    g11 = madd(g11, x1, v)
    v = v128.load(d, 32)
    g02 = madd(g02, x0, v)
    g12 = madd(g12, x1, v)
    v = v128.load(d, 48)
    g03 = madd(g03, x0, v)
    g13 = madd(g13, x1, v)
    x += LINE
    d += LINE
  } while (x != end)
  v128.store(g, g00, 0)
  v128.store(g, g01, 16)
  v128.store(g, g02, 32)
  v128.store(g, g03, 48)
  v128.store(g, g10, 64)
  v128.store(g, g11, 80)
  v128.store(g, g12, 96)
  v128.store(g, g13, 112)
}
