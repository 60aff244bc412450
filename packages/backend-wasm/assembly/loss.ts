import { exp4 } from './exponential'
import { log } from './logarithm'
import { Job, Layer, Plan } from './plan'
import { horizontalSum, laneMask, LINE, PANEL } from './simd'

export const CROSS_ENTROPY: i32 = 0
export const MEAN_SQUARED_ERROR: i32 = 1

/** Loss of rows row0 … row0 + rows − 1, whether each is right, and, when `delta` is set, dLoss/dlogits. */
export function lossRows(plan: Plan, job: Job, last: Layer, row0: i32, rows: i32, withDelta: bool): void {
  for (let row = row0; row < row0 + rows; row++) {
    const at = <usize>row * LINE
    const logits = last.output + at
    const delta = withDelta ? last.delta + at : 0
    const label = <i32>load<u8>(plan.labels + row)
    const loss =
      plan.loss == CROSS_ENTROPY
        ? crossEntropyRow(plan, job, last.out, logits, delta, label)
        : meanSquaredErrorRow(plan, job, last.out, logits, delta, label)
    store<f64>(plan.rowLoss + <usize>row * 8, loss)
    store<i32>(plan.rowCorrect + <usize>row * 4, <i32>(largest(plan.panelBytes, last.out, logits) == label))
  }
}

@inline function place(panelBytes: usize, column: i32): usize {
  return <usize>(column / PANEL) * panelBytes + <usize>(column % PANEL) * 4
}

/** The first of equals. */
function largest(panelBytes: usize, classes: i32, logits: usize): i32 {
  let best = 0
  let value = load<f32>(logits)
  for (let c = 1; c < classes; c++) {
    const other = load<f32>(logits + place(panelBytes, c))
    if (other > value) {
      best = c
      value = other
    }
  }
  return best
}

/** One row's softmax is worked out in place in `delta`, or nowhere when only the loss is asked for. */
function crossEntropyRow(plan: Plan, job: Job, classes: i32, logits: usize, delta: usize, label: i32): f64 {
  const panelBytes = plan.panelBytes
  const weights = plan.classWeights
  let max4 = f32x4.splat(-f32.MAX_VALUE)
  for (let c = 0; c < classes; c += 4) {
    // The lanes beyond the last class stand aside.
    max4 = f32x4.pmax(max4, v128.bitselect(v128.load(logits + place(panelBytes, c)), max4, laneMask(c, classes)))
  }
  const max = f32x4.splat(
    Mathf.max(
      Mathf.max(f32x4.extract_lane(max4, 0), f32x4.extract_lane(max4, 1)),
      Mathf.max(f32x4.extract_lane(max4, 2), f32x4.extract_lane(max4, 3)),
    ),
  )
  let sum4 = f32x4.splat(0)
  let weighted4 = f32x4.splat(0)
  for (let c = 0; c < classes; c += 4) {
    const at = place(panelBytes, c)
    const shifted = f32x4.sub(v128.load(logits + at), max)
    const e = v128.and(exp4(shifted), laneMask(c, classes))
    if (delta) v128.store(delta + at, e)
    sum4 = f32x4.add(sum4, e)
    weighted4 = f32x4.add(weighted4, f32x4.mul(shifted, v128.load(weights + <usize>c * 4)))
  }
  const sum = horizontalSum(sum4)
  const logSum = log(sum)
  const smoothing = plan.labelSmoothing
  const each = <f64>smoothing / classes
  const target = (1 - <f64>smoothing) * load<f32>(weights + <usize>label * 4)
  const shifted = <f64>load<f32>(logits + place(panelBytes, label)) - f32x4.extract_lane(max, 0)
  let loss = target * (logSum - shifted)
  if (smoothing > 0) loss += each * (logSum * plan.classWeightSum - horizontalSum(weighted4))

  if (delta) {
    const scale = f32x4.splat(<f32>(((target + each * plan.classWeightSum) * job.inverseCount) / sum))
    const smooth = f32x4.splat(<f32>(each * job.inverseCount))
    for (let c = 0; c < classes; c += 4) {
      const at = place(panelBytes, c)
      const even = f32x4.mul(smooth, v128.load(weights + <usize>c * 4))
      v128.store(delta + at, f32x4.sub(f32x4.mul(v128.load(delta + at), scale), even))
    }
    const at = delta + place(panelBytes, label)
    store<f32>(at, load<f32>(at) - <f32>(target * job.inverseCount))
  }
  return loss
}

function meanSquaredErrorRow(plan: Plan, job: Job, classes: i32, logits: usize, delta: usize, label: i32): f64 {
  const twice: f32 = 2.0 * job.inverseCount
  let sum: f64 = 0
  for (let c = 0; c < classes; c++) {
    const at = place(plan.panelBytes, c)
    const error = load<f32>(logits + at) - <f32>(c == label ? 1 : 0)
    sum += <f64>error * error
    if (delta) store<f32>(delta + at, twice * error)
  }
  return sum
}
