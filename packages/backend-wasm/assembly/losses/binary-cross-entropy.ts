import { exp4 } from '../exponential'
import { BinaryCrossEntropyOptions, Plan } from '../generated/records'
import { log1p4 } from '../logarithm'
import { columnOffset, high2, laneMask, low2, sumOf2 } from '../simd'
import { targetsOf } from '../targets'

/** With u = e^−|z|: softplus(z) = max(z, 0) + log(1 + u), and σ(|z|) = 1 ÷ (1 + u), σ(−|z|) = u ÷ (1 + u). */
export function binaryCrossEntropyRow(
  plan: Plan, row: i32, outputs: i32, output: usize, delta: usize, scale: f64,
): f64 {
  const panelBytes = plan.panelBytes
  const targets = targetsOf(plan, row)
  const weights = changetype<BinaryCrossEntropyOptions>(plan.lossOptions).positiveWeights
  const each = f32x4.splat(<f32>(scale / outputs))
  const one = f32x4.splat(1)
  const zero = f32x4.splat(0)
  let sum2 = f64x2.splat(0)
  for (let c = 0; c < outputs; c += 4) {
    const at = columnOffset(panelBytes, c)
    const mask = laneMask(c, outputs)
    const z = v128.load(output + at)
    const t = v128.load(targets + <usize>c * 4)
    const yes = f32x4.mul(t, v128.load(weights + <usize>c * 4))
    const no = f32x4.sub(one, t)
    const u = exp4(f32x4.neg(f32x4.abs(z)))
    const log = log1p4(u)
    const lossOfYes = f32x4.mul(yes, f32x4.add(f32x4.max(f32x4.neg(z), zero), log))
    const lossOfNo = f32x4.mul(no, f32x4.add(f32x4.max(z, zero), log))
    const loss = v128.and(f32x4.add(lossOfYes, lossOfNo), mask)
    sum2 = f64x2.add(sum2, f64x2.add(low2(loss), high2(loss)))
    if (delta) {
      const positive = f32x4.ge(z, zero)
      const large = f32x4.div(one, f32x4.add(one, u))
      const small = f32x4.mul(u, large)
      const sigmoid = v128.bitselect(large, small, positive)
      const sigmoidOfMinus = v128.bitselect(small, large, positive)
      const slope = f32x4.sub(f32x4.mul(no, sigmoid), f32x4.mul(yes, sigmoidOfMinus))
      v128.store(delta + at, v128.and(f32x4.mul(each, slope), mask))
    }
  }
  return sumOf2(sum2) / outputs
}
