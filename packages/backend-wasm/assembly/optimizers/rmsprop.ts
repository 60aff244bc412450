import { Job, Plan, RmspropHyperparameters } from '../generated/records'
import { resultOf } from '../result-of'
import { storePair } from '../simd'
import { decayed } from './decayed'
import { flush } from './flush'

export function rmsprop(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const hyperparameters = changetype<RmspropHyperparameters>(plan.hyperparameters)
  const squareDelta = plan.slot0Delta
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  const alpha = f32x4.splat(<f32>hyperparameters.alpha)
  const rest = f32x4.splat(<f32>(1 - hyperparameters.alpha))
  const q = f32x4.splat(plan.squareQuantum)
  const epsilon = f32x4.splat(<f32>hyperparameters.epsilon)
  for (const end = at + bytes; at != end; at += 32) {
    const w0 = v128.load(at, 0)
    const w1 = v128.load(at, 16)
    const g0 = decayed(v128.load(at + gradientDelta, 0), scale, w0, decay)
    const g1 = decayed(v128.load(at + gradientDelta, 16), scale, w1, decay)
    const old0 = f32x4.mul(alpha, v128.load(at + squareDelta, 0))
    const old1 = f32x4.mul(alpha, v128.load(at + squareDelta, 16))
    const v0 = flush(f32x4.add(old0, f32x4.mul(rest, f32x4.mul(g0, g0))), q)
    const v1 = flush(f32x4.add(old1, f32x4.mul(rest, f32x4.mul(g1, g1))), q)
    storePair(at + squareDelta, v0, v1)
    const step0 = f32x4.div(f32x4.mul(rate, g0), f32x4.add(f32x4.sqrt(v0), epsilon))
    const step1 = f32x4.div(f32x4.mul(rate, g1), f32x4.add(f32x4.sqrt(v1), epsilon))
    storePair(at, f32x4.sub(w0, step0), f32x4.sub(w1, step1))
  }
}
