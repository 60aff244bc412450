import { AdamwHyperparameters, Job, Plan } from '../generated/records'
import { adamUpdate } from './adam'

export function adamw(plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize): void {
  adamUpdate<AdamwHyperparameters>(plan, job, at, bytes, gradientDelta, true)
}
