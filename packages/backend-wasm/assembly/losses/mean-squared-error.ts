import { Plan } from '../generated/records'
import { columnOffset, high2, laneMask, low2, sumOf2 } from '../simd'
import { targetsOf } from '../targets'

export function meanSquaredErrorRow(
  plan: Plan, row: i32, outputs: i32, output: usize, delta: usize, scale: f64,
): f64 {
  const panelBytes = plan.panelBytes
  const targets = targetsOf(plan, row)
  const twice = f32x4.splat(<f32>(2 * scale / outputs))
  let sum2 = f64x2.splat(0)
  for (let c = 0; c < outputs; c += 4) {
    const at = columnOffset(panelBytes, c)
    const error = v128.and(
      f32x4.sub(v128.load(output + at), v128.load(targets + <usize>c * 4)),
      laneMask(c, outputs),
    )
    const low = low2(error)
    const high = high2(error)
    sum2 = f64x2.add(sum2, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)))
    if (delta) v128.store(delta + at, f32x4.mul(twice, error))
  }
  return sumOf2(sum2) / outputs
}
