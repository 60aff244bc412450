import { Job, Plan } from './generated/records'
import { unpackPanel } from './input'
import { layerAt } from './layer-at'
import { isSparse, listBytes, maskOf64 } from './nonzeros'
import { transposeBytes } from './transpose-bytes'

/** How many rows are transposed at a time: as many as a mask has bits. */
const ROWS: i32 = 64
const COLUMNS_BYTES: usize = 16 * 64

/**
 * Prepares 16 columns of byte features for the weight gradient of the first layer. Where most bytes are 0, each column
 * becomes a list of those that are not: the value, and where the row's deltas lie (64 bytes for each row of a panel).
 * Elsewhere the columns become floats. Both ways add the same products in the same order, except for products that are 0,
 * so the choice cannot be seen in the bits.
 */
export function columnTask(plan: Plan, job: Job, q: i32, scratch: usize): void {
  // The room is that of this batch, not of the largest, so that the lists of a small batch lie close together.
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
        unpackPanel(plan, layerAt(plan, 0), job, q, 0, job.batch)
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
