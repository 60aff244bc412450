import { unpackPanel } from './input'
import { isSparse, listBytes, maskOf64 } from './nonzeros'
import { Job, Layer, Plan } from './plan'
import { transposeBytes } from './transpose-bytes'

/** Rows whose bytes are transposed at a time: as many as a mask has bits. */
const ROWS: i32 = 64
const COLUMNS_BYTES: usize = 16 * 64

/**
 * What the weight gradient of the first layer needs of 16 columns of byte features: a list of each one's nonzeros (value,
 * and where the row's deltas lie, 64 bytes a row in a panel), or, where most are not zero, the columns as floats. Both
 * add the same products in the same order, less some zeros, so the choice cannot be seen in the bits.
 */
export function columnTask(plan: Plan, job: Job, q: i32, scratch: usize): void {
  // Room for this batch, not for the largest: the lists of a small batch should lie close together.
  const room = (<usize>job.batch + 8) * 8
  const lists = plan.columnLists + <usize>q * 16 * room
  const bounds = plan.listBounds + <usize>q * 16 * 8
  for (let i: usize = 0; i < 16; i++) {
    store<usize>(bounds + i * 8, lists + i * room)
    store<usize>(bounds + i * 8, lists + i * room, 4)
  }
  for (let row = 0; row < job.batch; row += ROWS) {
    const count = min(job.batch - row, ROWS)
    const all: i64 = count == 64 ? -1 : ((<i64>1) << <i64>count) - 1
    const from = plan.staging + <usize>row * plan.stagingStride + <usize>q * 16
    for (let r = 0; r < count; r += 16) {
      transposeBytes(from + <usize>r * plan.stagingStride, plan.stagingStride, scratch + r, scratch + COLUMNS_BYTES)
    }
    if (row == 0) {
      const sparse = isSparse(countBits(scratch, all), count * 16)
      store<u8>(plan.sparsePanels + q, u8(sparse))
      if (!sparse) {
        unpackPanel(plan, changetype<Layer>(plan.layers), job, q, 0, job.batch)
        return
      }
    }
    appendLists(scratch, all, <u32>row * 64, bounds)
  }
}

function countBits(columns: usize, all: i64): i32 {
  let count: i64 = 0
  for (let i: usize = 0; i < COLUMNS_BYTES; i += 64) count += popcnt(maskOf64(columns + i) & all)
  return <i32>count
}

function appendLists(columns: usize, all: i64, offset: u32, bounds: usize): void {
  for (let i: usize = 0; i < COLUMNS_BYTES; i += 64, bounds += 8) {
    const end = listBytes(maskOf64(columns + i) & all, columns + i, offset, load<usize>(bounds, 4))
    store<usize>(bounds, end, 4)
  }
}
