import { Job, Plan, RmspropHyperparameters } from '../generated/records'
import { resultOf } from '../result-of'
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
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    const old = v128.load(at + squareDelta)
    const v = flush(f32x4.add(f32x4.mul(alpha, old), f32x4.mul(rest, f32x4.mul(g, g))), q)
    v128.store(at + squareDelta, v)
    const step = f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(v), epsilon))
    v128.store(at, f32x4.sub(w, step))
  }
}
