import { LINE, madd } from './simd'

/** Rows taken at a time: two panels this long, 16 kB, stay in the first-level cache over a 16 × 16 block. */
const BLOCK_ROWS: i32 = 128

/**
 * G[16, 16] = Xᵀ[16, batch] · D[batch, 16]: the weight gradient of 16 inputs by 16 outputs, from a panel of inputs and a
 * panel of deltas. Summed over the batch in ascending order.
 */
export function gemmGradient(x: usize, d: usize, g: usize, batch: i32): void {
  memory.fill(g, 0, 16 * LINE)
  for (let first = 0; first < batch; first += BLOCK_ROWS) {
    const count = min(batch - first, BLOCK_ROWS)
    const at = <usize>first * LINE
    for (let i: usize = 0; i < 16; i += 4) {
      tile(x + at + i * 4, d + at, g + i * LINE, count)
      tile(x + at + i * 4, d + at + 32, g + i * LINE + 32, count)
    }
  }
}

/** 4 inputs × 8 outputs, as in gemm-rows.ts. */
function tile(x: usize, d: usize, g: usize, count: i32): void {
  let g00 = v128.load(g, 0)
  let g01 = v128.load(g, 16)
  let g10 = v128.load(g, 64)
  let g11 = v128.load(g, 80)
  let g20 = v128.load(g, 128)
  let g21 = v128.load(g, 144)
  let g30 = v128.load(g, 192)
  let g31 = v128.load(g, 208)
  const end = x + <usize>count * LINE
  do {
    const d0 = v128.load(d, 0)
    const d1 = v128.load(d, 16)
    let v = v128.load32_splat(x, 0)
    g00 = madd(g00, v, d0)
    g01 = madd(g01, v, d1)
    v = v128.load32_splat(x, 4)
    g10 = madd(g10, v, d0)
    g11 = madd(g11, v, d1)
    v = v128.load32_splat(x, 8)
    g20 = madd(g20, v, d0)
    g21 = madd(g21, v, d1)
    v = v128.load32_splat(x, 12)
    g30 = madd(g30, v, d0)
    g31 = madd(g31, v, d1)
    x += LINE
    d += LINE
  } while (x != end)
  v128.store(g, g00, 0)
  v128.store(g, g01, 16)
  v128.store(g, g10, 64)
  v128.store(g, g11, 80)
  v128.store(g, g20, 128)
  v128.store(g, g21, 144)
  v128.store(g, g30, 192)
  v128.store(g, g31, 208)
}
