import { HuberOptions, Plan } from '../generated/records'
import { columnOffset, high2, laneMask, low2, sumOf2 } from '../simd'
import { targetsOf } from '../targets'

/** With s = min(|e|, δ), h(e) = s·(|e| − ½s) on both sides of δ. */
export function huberRow(plan: Plan, row: i32, outputs: i32, output: usize, delta: usize, scale: f64): f64 {
  const panelBytes = plan.panelBytes
  const targets = targetsOf(plan, row)
  const bound = f32x4.splat(<f32>changetype<HuberOptions>(plan.lossOptions).delta)
  const each = f32x4.splat(<f32>(scale / outputs))
  let sum2 = f64x2.splat(0)
  for (let c = 0; c < outputs; c += 4) {
    const at = columnOffset(panelBytes, c)
    const error = v128.and(
      f32x4.sub(v128.load(output + at), v128.load(targets + <usize>c * 4)),
      laneMask(c, outputs),
    )
    const size = f32x4.abs(error)
    const small = f32x4.min(size, bound)
    const loss = f32x4.mul(small, f32x4.sub(size, f32x4.mul(small, f32x4.splat(0.5))))
    sum2 = f64x2.add(sum2, f64x2.add(low2(loss), high2(loss)))
    if (delta) {
      const slope = f32x4.max(f32x4.min(error, bound), f32x4.neg(bound))
      v128.store(delta + at, f32x4.mul(each, slope))
    }
  }
  return sumOf2(sum2) / outputs
}
