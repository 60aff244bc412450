import { Job, MomentumHyperparameters, Plan } from '../generated/records'
import { resultOf } from '../result-of'
import { storePair } from '../simd'
import { decayed } from './decayed'
import { flush } from './flush'

export function momentum(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const hyperparameters = changetype<MomentumHyperparameters>(plan.hyperparameters)
  const bufferDelta = plan.slot0Delta
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  const mu = f32x4.splat(<f32>hyperparameters.momentum)
  const q = f32x4.splat(plan.quantum)
  const nesterov = hyperparameters.nesterov != 0
  for (const end = at + bytes; at != end; at += 32) {
    const w0 = v128.load(at, 0)
    const w1 = v128.load(at, 16)
    const g0 = decayed(v128.load(at + gradientDelta, 0), scale, w0, decay)
    const g1 = decayed(v128.load(at + gradientDelta, 16), scale, w1, decay)
    const b0 = flush(f32x4.add(f32x4.mul(mu, v128.load(at + bufferDelta, 0)), g0), q)
    const b1 = flush(f32x4.add(f32x4.mul(mu, v128.load(at + bufferDelta, 16)), g1), q)
    storePair(at + bufferDelta, b0, b1)
    if (nesterov) {
      const d0 = f32x4.add(g0, f32x4.mul(mu, b0))
      const d1 = f32x4.add(g1, f32x4.mul(mu, b1))
      storePair(at, f32x4.sub(w0, f32x4.mul(rate, d0)), f32x4.sub(w1, f32x4.mul(rate, d1)))
    } else storePair(at, f32x4.sub(w0, f32x4.mul(rate, b0)), f32x4.sub(w1, f32x4.mul(rate, b1)))
  }
}
