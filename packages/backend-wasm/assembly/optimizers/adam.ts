import { AdamHyperparameters, Job, Plan } from '../generated/records'
import { resultOf } from '../result-of'
import { storePair } from '../simd'
import { decayed } from './decayed'
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
  for (const end = at + bytes; at != end; at += 32) {
    const g0 = v128.load(at + gradientDelta, 0)
    const g1 = v128.load(at + gradientDelta, 16)
    const m0 = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta, 0)), f32x4.mul(rest1, g0)), q)
    const m1 = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta, 16)), f32x4.mul(rest1, g1)), q)
    storePair(at + meanDelta, m0, m1)
    const square0 = f32x4.mul(rest2, f32x4.mul(g0, g0))
    const square1 = f32x4.mul(rest2, f32x4.mul(g1, g1))
    const v0 = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta, 0)), square0), squareQ)
    const v1 = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta, 16)), square1), squareQ)
    storePair(at + squareDelta, v0, v1)
    const root0 = f32x4.add(f32x4.mul(f32x4.sqrt(v0), correction), epsilon4)
    const root1 = f32x4.add(f32x4.mul(f32x4.sqrt(v1), correction), epsilon4)
    const w0 = f32x4.sub(v128.load(at, 0), f32x4.div(f32x4.mul(step, m0), root0))
    const w1 = f32x4.sub(v128.load(at, 16), f32x4.div(f32x4.mul(step, m1), root1))
    storePair(at, w0, w1)
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
  for (const end = at + bytes; at != end; at += 32) {
    const w0 = v128.load(at, 0)
    const w1 = v128.load(at, 16)
    const g0 = decayed(v128.load(at + gradientDelta, 0), scale, w0, decay4)
    const g1 = decayed(v128.load(at + gradientDelta, 16), scale, w1, decay4)
    const m0 = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta, 0)), f32x4.mul(rest1, g0)), q)
    const m1 = flush(f32x4.add(f32x4.mul(keep1, v128.load(at + meanDelta, 16)), f32x4.mul(rest1, g1)), q)
    storePair(at + meanDelta, m0, m1)
    const square0 = f32x4.mul(rest2, f32x4.mul(g0, g0))
    const square1 = f32x4.mul(rest2, f32x4.mul(g1, g1))
    const v0 = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta, 0)), square0), squareQ)
    const v1 = flush(f32x4.add(f32x4.mul(keep2, v128.load(at + squareDelta, 16)), square1), squareQ)
    storePair(at + squareDelta, v0, v1)
    const root0 = f32x4.add(f32x4.mul(f32x4.sqrt(v0), correction), epsilon4)
    const root1 = f32x4.add(f32x4.mul(f32x4.sqrt(v1), correction), epsilon4)
    const step0 = f32x4.div(f32x4.mul(step, m0), root0)
    const step1 = f32x4.div(f32x4.mul(step, m1), root1)
    storePair(at, f32x4.sub(f32x4.mul(w0, keep4), step0), f32x4.sub(f32x4.mul(w1, keep4), step1))
  }
}
