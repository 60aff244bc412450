import { adagrad } from './optimizers/adagrad'
import { adam } from './optimizers/adam'
import { momentum } from './optimizers/momentum'
import { rmsprop } from './optimizers/rmsprop'
import { sgd } from './optimizers/sgd'
import { Job, Plan } from './plan'

// The order of OPTIMIZERS in src/plan.ts.
const SGD: i32 = 0
const MOMENTUM: i32 = 1
const RMSPROP: i32 = 2
const ADAGRAD: i32 = 3
const ADAM: i32 = 4

/**
 * One update of `bytes` bytes of parameters, from their gradients, `gradientDelta` bytes on, and their moments, which lie
 * at the same place in their own regions.
 */
export function update(plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize): void {
  const kind = plan.optimizer
  const scale = job.gradientScale
  if (kind == SGD) sgd(plan, at, bytes, gradientDelta, job.learningRate, scale)
  else if (kind == MOMENTUM) momentum(plan, at, bytes, gradientDelta, job.learningRate, scale)
  else if (kind == RMSPROP) rmsprop(plan, at, bytes, gradientDelta, job.learningRate, scale)
  else if (kind == ADAGRAD) adagrad(plan, at, bytes, gradientDelta, job.learningRate, scale)
  else adam(plan, job, at, bytes, gradientDelta, scale, kind != ADAM)
}
