import { unpackPanel } from './input'
import { countNonzeros, isSparse, listColumns } from './nonzeros'
import { Job, Layer, Plan } from './plan'

/**
 * What the weight gradient of the first layer needs of 16 columns of byte features: lists of their nonzeros, or, where
 * most are not zero, the columns as floats. Both add the same products in the same order, less some zeros, so the
 * choice cannot be seen in the bits.
 */
export function columnTask(plan: Plan, job: Job, q: i32): void {
  const at = plan.staging + <usize>q * 16
  let count = 0
  for (let row = 0, from = at; row < job.batch; row++, from += plan.stagingStride) count += countNonzeros(from, 16)
  const sparse = isSparse(count, job.batch * 16)
  store<u8>(plan.sparsePanels + q, u8(sparse))
  if (sparse) {
    const lists = plan.columnLists + <usize>q * 16 * plan.listBytes
    listColumns(at, plan.stagingStride, job.batch, lists, plan.listBytes, plan.listBounds + <usize>q * 16 * 8)
  } else unpackPanel(plan, changetype<Layer>(plan.layers), job, q, 0, job.batch)
}
