import { type Batch, type Callback, gradientNorms } from 'oneloop'

/** Tells the norm of every parameter's gradient after each epoch. */
export function watchGradients(batch: Batch, tell: (norms: Record<string, number>) => void): Callback {
  return {
    async onEpochEnd(run) {
      tell(gradientNorms(await run.gradients(batch))) // { 'fc1.weight': 0.97, 'fc1.bias': 0.04, … }
    },
  }
}
