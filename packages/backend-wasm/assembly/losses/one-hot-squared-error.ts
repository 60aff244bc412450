import { Plan } from '../generated/records'
import { columnOffset } from '../simd'
import { classOf, targetsOf } from '../targets'

export function oneHotSquaredErrorRow(
  plan: Plan, row: i32, classes: i32, logits: usize, delta: usize, scale: f64,
): f64 {
  const label = classOf(targetsOf(plan, row))
  const twice = <f32>(2 * scale / classes)
  let sum: f64 = 0
  for (let c = 0; c < classes; c++) {
    const at = columnOffset(plan.panelBytes, c)
    const error = load<f32>(logits + at) - <f32>(c == label ? 1 : 0)
    sum += <f64>error * error
    if (delta) store<f32>(delta + at, twice * error)
  }
  return sum / classes
}
