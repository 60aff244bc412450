import { AdagradHyperparameters, Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'
import { storePair } from '../simd'
import { decayed } from './decayed'

export function adagrad(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const hyperparameters = changetype<AdagradHyperparameters>(plan.hyperparameters)
  const sumDelta = plan.slot0Delta
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  const epsilon = f32x4.splat(<f32>hyperparameters.epsilon)
  for (const end = at + bytes; at != end; at += 32) {
    const w0 = v128.load(at, 0)
    const w1 = v128.load(at, 16)
    const g0 = decayed(v128.load(at + gradientDelta, 0), scale, w0, decay)
    const g1 = decayed(v128.load(at + gradientDelta, 16), scale, w1, decay)
    const s0 = f32x4.add(v128.load(at + sumDelta, 0), f32x4.mul(g0, g0))
    const s1 = f32x4.add(v128.load(at + sumDelta, 16), f32x4.mul(g1, g1))
    storePair(at + sumDelta, s0, s1)
    const step0 = f32x4.div(f32x4.mul(rate, g0), f32x4.add(f32x4.sqrt(s0), epsilon))
    const step1 = f32x4.div(f32x4.mul(rate, g1), f32x4.add(f32x4.sqrt(s1), epsilon))
    storePair(at, f32x4.sub(w0, step0), f32x4.sub(w1, step1))
  }
}
