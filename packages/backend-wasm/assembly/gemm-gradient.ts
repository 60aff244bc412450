import { LINE } from './generated/constants'
import { madd } from './simd'

/** How many rows are taken at a time: two panels of this length, 16 kB, stay in the first-level cache over a 16 × 16 block. */
const BLOCK_ROWS: i32 = 128

/**
 * G[16, 16] = Xᵀ[16, batch] · D[batch, 16]: the weight gradient of 16 inputs by 16 outputs, from a panel of inputs and a
 * panel of deltas. Each element is summed over the batch in ascending order.
 *
 * @param wide whether the build is for 256-bit operations
 */
export function gemmGradient(x: usize, d: usize, g: usize, batch: i32, wide: bool): void {
  memory.fill(g, 0, 16 * LINE)
  for (let first = 0; first < batch; first += BLOCK_ROWS) {
    const count = min(batch - first, BLOCK_ROWS)
    const at = <usize>first * LINE
    if (wide) for (let i: usize = 0; i < 16; i += 4) wideTile(x + at + i * 4, d + at, g + i * LINE, count)
    else for (let i: usize = 0; i < 16; i += 2) tile(x + at + i * 4, d + at, g + i * LINE, count)
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
  v128.store(g, g01, 16)
  v128.store(g, g00, 0)
  v128.store(g, g03, 48)
  v128.store(g, g02, 32)
  v128.store(g, g11, 80)
  v128.store(g, g10, 64)
  v128.store(g, g13, 112)
  v128.store(g, g12, 96)
}

/** The same for 4 inputs × 16 outputs, where V8 makes eight 256-bit registers of the sixteen. */
function wideTile(x: usize, d: usize, g: usize, count: i32): void {
  let g00 = v128.load(g, 0)
  let g01 = v128.load(g, 16)
  let g02 = v128.load(g, 32)
  let g03 = v128.load(g, 48)
  let g10 = v128.load(g, 64)
  let g11 = v128.load(g, 80)
  let g12 = v128.load(g, 96)
  let g13 = v128.load(g, 112)
  let g20 = v128.load(g, 128)
  let g21 = v128.load(g, 144)
  let g22 = v128.load(g, 160)
  let g23 = v128.load(g, 176)
  let g30 = v128.load(g, 192)
  let g31 = v128.load(g, 208)
  let g32 = v128.load(g, 224)
  let g33 = v128.load(g, 240)
  const end = x + <usize>count * LINE
  do {
    const d0 = v128.load(d, 0)
    const d1 = v128.load(d, 16)
    const d2 = v128.load(d, 32)
    const d3 = v128.load(d, 48)
    let y = v128.load32_splat(x, 0)
    g00 = madd(g00, y, d0)
    g01 = madd(g01, y, d1)
    g02 = madd(g02, y, d2)
    g03 = madd(g03, y, d3)
    y = v128.load32_splat(x, 4)
    g10 = madd(g10, y, d0)
    g11 = madd(g11, y, d1)
    g12 = madd(g12, y, d2)
    g13 = madd(g13, y, d3)
    y = v128.load32_splat(x, 8)
    g20 = madd(g20, y, d0)
    g21 = madd(g21, y, d1)
    g22 = madd(g22, y, d2)
    g23 = madd(g23, y, d3)
    y = v128.load32_splat(x, 12)
    g30 = madd(g30, y, d0)
    g31 = madd(g31, y, d1)
    g32 = madd(g32, y, d2)
    g33 = madd(g33, y, d3)
    x += LINE
    d += LINE
  } while (x != end)
  v128.store(g, g01, 16)
  v128.store(g, g00, 0)
  v128.store(g, g03, 48)
  v128.store(g, g02, 32)
  v128.store(g, g11, 80)
  v128.store(g, g10, 64)
  v128.store(g, g13, 112)
  v128.store(g, g12, 96)
  v128.store(g, g21, 144)
  v128.store(g, g20, 128)
  v128.store(g, g23, 176)
  v128.store(g, g22, 160)
  v128.store(g, g31, 208)
  v128.store(g, g30, 192)
  v128.store(g, g33, 240)
  v128.store(g, g32, 224)
}
