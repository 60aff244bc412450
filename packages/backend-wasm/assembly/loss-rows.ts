import { LINE, ROW_RESULT_BYTES } from './generated/constants'
import { lossRow } from './generated/losses'
import { Target } from './generated/numbers'
import { Job, Layer, Plan, RowResult } from './generated/records'
import { columnOffset, high2, laneMask, low2, sumOf2 } from './simd'
import { classOf, targetsOf } from './targets'

/** The results of row `row`. */
@inline export function rowResultOf(plan: Plan, row: i32): RowResult {
  return changetype<RowResult>(plan.rowResults + <usize>row * ROW_RESULT_BYTES)
}

/** Works out the results of rows row0 … row0 + rows − 1 and, with `withDelta`, dLoss/doutput. */
export function lossRows(plan: Plan, job: Job, last: Layer, row0: i32, rows: i32, withDelta: bool): void {
  for (let row = row0; row < row0 + rows; row++) {
    const at = <usize>row * LINE
    const output = last.output + at
    const delta = withDelta ? last.delta + at : 0
    const weight = <f64>load<f32>(plan.rowWeights + <usize>row * 4)
    const result = rowResultOf(plan, row)
    result.loss = weight * lossRow(plan, row, last.out, output, delta, weight * job.inverseDivisor)
    judge(plan, row, last.out, output, result)
  }
}

/** Works out what a row adds to the totals beside its loss. */
function judge(plan: Plan, row: i32, outputs: i32, output: usize, result: RowResult): void {
  const targets = targetsOf(plan, row)
  switch (plan.targetKind) {
    case Target.classes:
      result.correct = <i32>(largest(plan.panelBytes, outputs, output) == classOf(targets))
      return
    case Target.labels:
      result.correct = countAgreeing(plan.panelBytes, outputs, output, targets)
      return
    case Target.values:
      sumErrors(plan.panelBytes, outputs, output, targets, result)
      return
    default:
      unreachable()
  }
}

/** The place of the row's largest output. Of equal ones it is the first. */
function largest(panelBytes: usize, outputs: i32, output: usize): i32 {
  let best = 0
  let value = load<f32>(output)
  for (let c = 1; c < outputs; c++) {
    const other = load<f32>(output + columnOffset(panelBytes, c))
    if (other > value) {
      best = c
      value = other
    }
  }
  return best
}

/** How many outputs are above 0 where the label is 1, and not above 0 where it is 0. */
function countAgreeing(panelBytes: usize, outputs: i32, output: usize, targets: usize): i32 {
  let count = 0
  for (let c = 0; c < outputs; c++) {
    const yes = load<f32>(output + columnOffset(panelBytes, c)) > 0
    count += <i32>(yes == load<f32>(targets + <usize>c * 4) > 0)
  }
  return count
}

function sumErrors(panelBytes: usize, outputs: i32, output: usize, targets: usize, result: RowResult): void {
  let absolute2 = f64x2.splat(0)
  let squared2 = f64x2.splat(0)
  for (let c = 0; c < outputs; c += 4) {
    const error = v128.and(
      f32x4.sub(v128.load(output + columnOffset(panelBytes, c)), v128.load(targets + <usize>c * 4)),
      laneMask(c, outputs),
    )
    const low = low2(error)
    const high = high2(error)
    absolute2 = f64x2.add(absolute2, f64x2.add(f64x2.abs(low), f64x2.abs(high)))
    squared2 = f64x2.add(squared2, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)))
  }
  result.absoluteError = sumOf2(absolute2)
  result.squaredError = sumOf2(squared2)
}
