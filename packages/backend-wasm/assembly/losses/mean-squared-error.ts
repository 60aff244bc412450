import { Job, Plan } from '../generated/records'
import { columnOffset } from '../simd'

export function meanSquaredErrorRow(plan: Plan, job: Job, row: i32, classes: i32, logits: usize, delta: usize): f64 {
  const label = <i32>load<u8>(plan.labels + row)
  const twice: f32 = 2.0 * job.inverseCount
  let sum: f64 = 0
  for (let c = 0; c < classes; c++) {
    const at = columnOffset(plan.panelBytes, c)
    const error = load<f32>(logits + at) - <f32>(c == label ? 1 : 0)
    sum += <f64>error * error
    if (delta) store<f32>(delta + at, twice * error)
  }
  return sum
}
