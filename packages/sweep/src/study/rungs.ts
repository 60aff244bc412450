import type { Study } from './study.ts'

/** A rung of successive halving: how far its trials are trained, and how many of them go on. */
export interface Rung {
  /** Epochs in all, those of the rungs below included. */
  readonly epochs: number
}

/**
 * The rungs for so many trials that begin together. The last one trains to the end; each one below it trains to 1/η of
 * that, as long as there is an epoch, and a trial, to divide. Without halving there is one.
 * Jamieson & Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter Optimization".
 */
export function rungsOf({ epochs, halving }: Pick<Study, 'epochs' | 'halving'>, trials: number): Rung[] {
  if (halving === null) return [{ epochs }]
  const rungs: Rung[] = [{ epochs }]
  for (let left = Math.floor(trials / halving); left >= 1; left = Math.floor(left / halving)) {
    const below = Math.round(rungs[0]!.epochs / halving)
    if (below < 1 || below === rungs[0]!.epochs) break
    rungs.unshift({ epochs: below })
  }
  return rungs
}

/** How many of a rung's trials go on to the next one. */
export function promoted(halving: number, count: number): number {
  return Math.max(1, Math.floor(count / halving))
}
