import { Plan } from '../plan'

export function sgd(
  plan: Plan, at: usize, bytes: usize, gradientDelta: usize, learningRate: f32, gradientScale: f32,
): void {
  const rate = f32x4.splat(learningRate)
  const scale = f32x4.splat(gradientScale)
  const decay = f32x4.splat(plan.weightDecay)
  for (const end = at + bytes; at != end; at += 16) {
    const w = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(at + gradientDelta), scale), f32x4.mul(w, decay))
    v128.store(at, f32x4.sub(w, f32x4.mul(rate, g)))
  }
}
