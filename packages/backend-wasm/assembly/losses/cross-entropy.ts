import { exp4 } from '../exponential'
import { PANEL } from '../generated/constants'
import { CrossEntropyOptions, Plan } from '../generated/records'
import { logarithm } from '../logarithm'
import { columnOffset, horizontalSum, laneMask } from '../simd'
import { classOf, targetsOf } from '../targets'

/** The row's softmax is worked out in place in `delta`, or nowhere when only the loss is asked for. */
export function crossEntropyRow(plan: Plan, row: i32, classes: i32, logits: usize, delta: usize, scale: f64): f64 {
  const options = changetype<CrossEntropyOptions>(plan.lossOptions)
  const weights = options.classWeights
  const smoothing = options.labelSmoothing
  const label = classOf(targetsOf(plan, row))
  const panelBytes = plan.panelBytes
  const largest = largestLogit(panelBytes, classes, logits)
  const max = f32x4.splat(largest)
  let sum: f64 = 0
  let weighted: f64 = 0
  let weightSum: f64 = 0
  for (let first = 0; first < classes; first += PANEL) {
    let sum4 = f32x4.splat(0)
    let weighted4 = f32x4.splat(0)
    let weights4 = f32x4.splat(0)
    for (let c = first, end = min(first + PANEL, classes); c < end; c += 4) {
      const at = columnOffset(panelBytes, c)
      const shifted = f32x4.sub(v128.load(logits + at), max)
      const e = v128.and(exp4(shifted), laneMask(c, classes))
      if (delta) v128.store(delta + at, e)
      sum4 = f32x4.add(sum4, e)
      if (smoothing > 0) {
        const w = v128.load(weights + <usize>c * 4)
        weights4 = f32x4.add(weights4, w)
        weighted4 = f32x4.add(weighted4, f32x4.mul(shifted, w))
      }
    }
    sum += horizontalSum(sum4)
    weighted += horizontalSum(weighted4)
    weightSum += horizontalSum(weights4)
  }
  const logSum = logarithm(sum)
  const each = smoothing / classes
  const target = (1 - smoothing) * load<f32>(weights + <usize>label * 4)
  const shifted = <f64>load<f32>(logits + columnOffset(panelBytes, label)) - largest
  let loss = target * (logSum - shifted)
  if (smoothing > 0) loss += each * (logSum * weightSum - weighted)

  if (delta) {
    const softmaxScale = f32x4.splat(<f32>(((target + each * weightSum) * scale) / sum))
    const smooth = f32x4.splat(<f32>(each * scale))
    for (let c = 0; c < classes; c += 4) {
      const at = columnOffset(panelBytes, c)
      const even = f32x4.mul(smooth, v128.load(weights + <usize>c * 4))
      v128.store(delta + at, f32x4.sub(f32x4.mul(v128.load(delta + at), softmaxScale), even))
    }
    const at = delta + columnOffset(panelBytes, label)
    store<f32>(at, load<f32>(at) - <f32>(target * scale))
  }
  return loss
}

function largestLogit(panelBytes: usize, classes: i32, logits: usize): f32 {
  let max4 = f32x4.splat(-f32.MAX_VALUE)
  for (let c = 0; c < classes; c += 4) {
    // The lanes beyond the last class keep out of it.
    max4 = f32x4.pmax(max4, v128.bitselect(v128.load(logits + columnOffset(panelBytes, c)), max4, laneMask(c, classes)))
  }
  return Mathf.max(
    Mathf.max(f32x4.extract_lane(max4, 0), f32x4.extract_lane(max4, 1)),
    Mathf.max(f32x4.extract_lane(max4, 2), f32x4.extract_lane(max4, 3)),
  )
}
