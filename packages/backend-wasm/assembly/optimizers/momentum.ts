import { Plan } from '../plan'
import { flush } from './flush'

export function momentum(
  plan: Plan, at: usize, bytes: usize, gradientDelta: usize, learningRate: f32, gradientScale: f32,
): void {
  const bufferDelta = plan.slot0Delta
  const rate = f32x4.splat(learningRate)
  const scale = f32x4.splat(gradientScale)
  const decay = f32x4.splat(plan.weightDecay)
  const mu = f32x4.splat(plan.hyper0)
  const q = f32x4.splat(plan.quantum)
  const nesterov = plan.nesterov
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    const b = flush(f32x4.add(f32x4.mul(mu, v128.load(at + bufferDelta)), g), q)
    v128.store(at + bufferDelta, b)
    const d = nesterov ? f32x4.add(g, f32x4.mul(mu, b)) : b
    v128.store(at, f32x4.sub(w, f32x4.mul(rate, d)))
  }
}
