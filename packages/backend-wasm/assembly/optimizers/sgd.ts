import { Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'
import { storePair } from '../simd'
import { decayed } from './decayed'

export function sgd(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  for (const end = at + bytes; at != end; at += 32) {
    const w0 = v128.load(at, 0)
    const w1 = v128.load(at, 16)
    const g0 = decayed(v128.load(at + gradientDelta, 0), scale, w0, decay)
    const g1 = decayed(v128.load(at + gradientDelta, 16), scale, w1, decay)
    storePair(at, f32x4.sub(w0, f32x4.mul(rate, g0)), f32x4.sub(w1, f32x4.mul(rate, g1)))
  }
}
