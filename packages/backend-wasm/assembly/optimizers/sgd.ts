import { Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'

export function sgd(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    v128.store(at, f32x4.sub(w, f32x4.mul(rate, g)))
  }
}
