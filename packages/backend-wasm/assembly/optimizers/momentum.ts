import { Job, MomentumHyperparameters, Plan } from '../generated/records'
import { resultOf } from '../result-of'
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
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    const b = flush(f32x4.add(f32x4.mul(mu, v128.load(at + bufferDelta)), g), q)
    v128.store(at + bufferDelta, b)
    const d = nesterov ? f32x4.add(g, f32x4.mul(mu, b)) : b
    v128.store(at, f32x4.sub(w, f32x4.mul(rate, d)))
  }
}
