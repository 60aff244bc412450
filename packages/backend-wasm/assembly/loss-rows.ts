import { LINE } from './generated/constants'
import { lossRow } from './generated/losses'
import { Job, Layer, Plan } from './generated/records'
import { columnOffset } from './simd'

/** Works out the loss of rows row0 … row0 + rows − 1, whether each is right and, with `withDelta`, dLoss/dlogits. */
export function lossRows(plan: Plan, job: Job, last: Layer, row0: i32, rows: i32, withDelta: bool): void {
  for (let row = row0; row < row0 + rows; row++) {
    const at = <usize>row * LINE
    const logits = last.output + at
    const delta = withDelta ? last.delta + at : 0
    store<f64>(plan.rowLoss + <usize>row * 8, lossRow(plan, job, row, last.out, logits, delta))
    const label = <i32>load<u8>(plan.labels + row)
    store<i32>(plan.rowCorrect + <usize>row * 4, <i32>(largest(plan.panelBytes, last.out, logits) == label))
  }
}

/** The place of the row's largest logit. Of equal ones it is the first. */
function largest(panelBytes: usize, classes: i32, logits: usize): i32 {
  let best = 0
  let value = load<f32>(logits)
  for (let c = 1; c < classes; c++) {
    const other = load<f32>(logits + columnOffset(panelBytes, c))
    if (other > value) {
      best = c
      value = other
    }
  }
  return best
}
