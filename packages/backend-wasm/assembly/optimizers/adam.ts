import { Job, Plan } from '../plan'
import { flush } from './flush'

/** Adam, and AdamW, whose weight decay shrinks the weight first instead of joining the gradient. */
export function adam(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, gradientScale: f32, decoupled: bool,
): void {
  if (plan.weightDecay == 0 && gradientScale == 1) plainAdam(plan, job, at, bytes, gradientDelta)
  else decayingAdam(plan, job, at, bytes, gradientDelta, gradientScale, decoupled)
}

/** Its eight constants fit in the registers beside the work. */
function plainAdam(plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize): void {
  const meanDelta = plan.slot0Delta
  const squareDelta = plan.slot1Delta
  const beta1 = f32x4.splat(plan.hyper0)
  const beta2 = f32x4.splat(plan.hyper1)
  const rest1 = f32x4.splat(plan.hyper2)
  const rest2 = f32x4.splat(plan.hyper3)
  const epsilon = f32x4.splat(plan.epsilon)
  const step = f32x4.splat(job.stepSize)
  const correction = f32x4.splat(job.inverseRootCorrection2)
  const q = f32x4.splat(plan.quantum)
  const squareQ = f32x4.splat(plan.squareQuantum)
  for (const end = at + bytes; at != end; at += 16) {
    const g = v128.load(at + gradientDelta)
    const m = flush(f32x4.add(f32x4.mul(beta1, v128.load(at + meanDelta)), f32x4.mul(rest1, g)), q)
    const square = f32x4.mul(rest2, f32x4.mul(g, g))
    const v = flush(f32x4.add(f32x4.mul(beta2, v128.load(at + squareDelta)), square), squareQ)
    v128.store(at + meanDelta, m)
    v128.store(at + squareDelta, v)
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), correction), epsilon)
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(step, m), root)))
  }
}

function decayingAdam(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, gradientScale: f32, decoupled: bool,
): void {
  const meanDelta = plan.slot0Delta
  const squareDelta = plan.slot1Delta
  const scale = f32x4.splat(gradientScale)
  const decay = f32x4.splat(decoupled ? 0 : plan.weightDecay)
  const keep = f32x4.splat(decoupled ? 1 - job.learningRate * plan.weightDecay : 1)
  const beta1 = f32x4.splat(plan.hyper0)
  const beta2 = f32x4.splat(plan.hyper1)
  const rest1 = f32x4.splat(plan.hyper2)
  const rest2 = f32x4.splat(plan.hyper3)
  const epsilon = f32x4.splat(plan.epsilon)
  const step = f32x4.splat(job.stepSize)
  const correction = f32x4.splat(job.inverseRootCorrection2)
  const q = f32x4.splat(plan.quantum)
  const squareQ = f32x4.splat(plan.squareQuantum)
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    const m = flush(f32x4.add(f32x4.mul(beta1, v128.load(at + meanDelta)), f32x4.mul(rest1, g)), q)
    const square = f32x4.mul(rest2, f32x4.mul(g, g))
    const v = flush(f32x4.add(f32x4.mul(beta2, v128.load(at + squareDelta)), square), squareQ)
    v128.store(at + meanDelta, m)
    v128.store(at + squareDelta, v)
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), correction), epsilon)
    v128.store(at, f32x4.sub(f32x4.mul(w, keep), f32x4.div(f32x4.mul(step, m), root)))
  }
}
