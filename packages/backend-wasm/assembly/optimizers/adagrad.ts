import { AdagradHyperparameters, Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'

export function adagrad(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  const hyperparameters = changetype<AdagradHyperparameters>(plan.hyperparameters)
  const sumDelta = plan.slot0Delta
  const rate = f32x4.splat(job.learningRate * rateFactor)
  const scale = f32x4.splat(resultOf(plan).gradientScale)
  const decay = f32x4.splat(weightDecay)
  const epsilon = f32x4.splat(<f32>hyperparameters.epsilon)
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    const s = f32x4.add(v128.load(at + sumDelta), f32x4.mul(g, g))
    v128.store(at + sumDelta, s)
    const step = f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(s), epsilon))
    v128.store(at, f32x4.sub(w, step))
  }
}
