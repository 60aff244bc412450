import { AdamHyperparameters, Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'
import { flush } from './flush'

export function adam(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  adamUpdate<AdamHyperparameters>(plan, job, at, bytes, gradientDelta, rateFactor, weightDecay, false)
}

/** Adam, or with `decoupled` AdamW, whose weight decay shrinks the weight first instead of joining the gradient. */
@inline export function adamUpdate<H>(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
  decoupled: bool,
): void {
  const hyperparameters = changetype<H>(plan.hyperparameters)
  const beta1 = hyperparameters.beta1
  const beta2 = hyperparameters.beta2
  const epsilon = <f32>hyperparameters.epsilon
  const stepSize = job.stepSize * rateFactor
  const gradientScale = resultOf(plan).gradientScale
  if (weightDecay == 0 && gradientScale == 1) plainAdam(plan, job, at, bytes, gradientDelta, beta1, beta2, epsilon, stepSize)
  else {
    const decay: f32 = decoupled ? 0 : weightDecay
    const keep: f32 = decoupled ? 1 - job.learningRate * rateFactor * weightDecay : 1
    decayingAdam(plan, job, at, bytes, gradientDelta, beta1, beta2, epsilon, stepSize, gradientScale, decay, keep)
  }
}

/** The usual case: its eight constants fit in the registers beside the values that are worked on. */
function plainAdam(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, beta1: f64, beta2: f64, epsilon: f32,
  stepSize: f32,
): void {
  const meanDelta = plan.slot0Delta
  const squareDelta = plan.slot1Delta
  const keep1 = f32x4.splat(<f32>beta1)
  const keep2 = f32x4.splat(<f32>beta2)
  const rest1 = f32x4.splat(<f32>(1 - beta1))
  const rest2 = f32x4.splat(<f32>(1 - beta2))
  const epsilon4 = f32x4.splat(epsilon)
  const step = f32x4.splat(stepSize)
  const correction = f32x4.splat(job.inverseRootCorrection2)
  const q = f32x4.splat(plan.quantum)
  const squareQ = f32x4.splat(plan.squareQuantum)
  for (const end = at + bytes; at != end; at += 16) {
    const g = v128.load(at + gradientDelta)
    const m = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta)), f32x4.mul(rest1, g)), q)
    const square = f32x4.mul(rest2, f32x4.mul(g, g))
    const v = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta)), square), squareQ)
    v128.store(at + meanDelta, m)
    v128.store(at + squareDelta, v)
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), correction), epsilon4)
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(step, m), root)))
  }
}

/** `decay` times the weight joins the gradient; `keep` times the weight is what the update starts from. */
function decayingAdam(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, beta1: f64, beta2: f64, epsilon: f32,
  stepSize: f32, gradientScale: f32, decay: f32, keep: f32,
): void {
  const meanDelta = plan.slot0Delta
  const squareDelta = plan.slot1Delta
  const scale = f32x4.splat(gradientScale)
  const decay4 = f32x4.splat(decay)
  const keep4 = f32x4.splat(keep)
  const keep1 = f32x4.splat(<f32>beta1)
  const keep2 = f32x4.splat(<f32>beta2)
  const rest1 = f32x4.splat(<f32>(1 - beta1))
  const rest2 = f32x4.splat(<f32>(1 - beta2))
  const epsilon4 = f32x4.splat(epsilon)
  const step = f32x4.splat(stepSize)
  const correction = f32x4.splat(job.inverseRootCorrection2)
  const q = f32x4.splat(plan.quantum)
  const squareQ = f32x4.splat(plan.squareQuantum)
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay4))
    const m = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta)), f32x4.mul(rest1, g)), q)
    const square = f32x4.mul(rest2, f32x4.mul(g, g))
    const v = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta)), square), squareQ)
    v128.store(at + meanDelta, m)
    v128.store(at + squareDelta, v)
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), correction), epsilon4)
    v128.store(at, f32x4.sub(f32x4.mul(w, keep4), f32x4.div(f32x4.mul(step, m), root)))
  }
}
