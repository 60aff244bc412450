import { exp4 } from '../exponential'
import { Job, Plan } from '../generated/records'
import { logarithm } from '../logarithm'
import { columnOffset, horizontalSum, laneMask } from '../simd'

/** The row's softmax is worked out in place in `delta`, or nowhere when only the loss is asked for. */
export function crossEntropyRow(plan: Plan, job: Job, row: i32, classes: i32, logits: usize, delta: usize): f64 {
  const label = <i32>load<u8>(plan.labels + row)
  const panelBytes = plan.panelBytes
  const weights = plan.classWeights
  let max4 = f32x4.splat(-f32.MAX_VALUE)
  for (let c = 0; c < classes; c += 4) {
    // The lanes beyond the last class keep out of it.
    max4 = f32x4.pmax(max4, v128.bitselect(v128.load(logits + columnOffset(panelBytes, c)), max4, laneMask(c, classes)))
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
    const at = columnOffset(panelBytes, c)
    const shifted = f32x4.sub(v128.load(logits + at), max)
    const e = v128.and(exp4(shifted), laneMask(c, classes))
    if (delta) v128.store(delta + at, e)
    sum4 = f32x4.add(sum4, e)
    weighted4 = f32x4.add(weighted4, f32x4.mul(shifted, v128.load(weights + <usize>c * 4)))
  }
  const sum = horizontalSum(sum4)
  const logSum = logarithm(sum)
  const smoothing = plan.labelSmoothing
  const each = <f64>smoothing / classes
  const target = (1 - <f64>smoothing) * load<f32>(weights + <usize>label * 4)
  const shifted = <f64>load<f32>(logits + columnOffset(panelBytes, label)) - f32x4.extract_lane(max, 0)
  let loss = target * (logSum - shifted)
  if (smoothing > 0) loss += each * (logSum * plan.classWeightSum - horizontalSum(weighted4))

  if (delta) {
    const scale = f32x4.splat(<f32>(((target + each * plan.classWeightSum) * job.inverseCount) / sum))
    const smooth = f32x4.splat(<f32>(each * job.inverseCount))
    for (let c = 0; c < classes; c += 4) {
      const at = columnOffset(panelBytes, c)
      const even = f32x4.mul(smooth, v128.load(weights + <usize>c * 4))
      v128.store(delta + at, f32x4.sub(f32x4.mul(v128.load(delta + at), scale), even))
    }
    const at = delta + columnOffset(panelBytes, label)
    store<f32>(at, load<f32>(at) - <f32>(target * job.inverseCount))
  }
  return loss
}
