import { AdamwHyperparameters, Job, Plan } from '../generated/records'
import { adamUpdate } from './adam'

export function adamw(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
  adamUpdate<AdamwHyperparameters>(plan, job, at, bytes, gradientDelta, rateFactor, weightDecay, true)
}
