/** How an epoch is cut into batches. */
export interface EpochPlan {
  /** Iterations in an epoch, the last partial batch kept. */
  readonly steps: number
  /** Examples ÷ batch size, before rounding up. */
  readonly quotient: number
  /** Examples in the last batch. */
  readonly lastBatch: number
}

/** The plan of an epoch: 60,000 examples in batches of 64 are 938 steps, the last one of 32. */
export function planEpoch(examples: number, batchSize: number): EpochPlan {
  const steps = Math.ceil(examples / batchSize)
  return { steps, quotient: examples / batchSize, lastBatch: examples - (steps - 1) * batchSize }
}
