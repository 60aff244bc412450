/** What a learning-rate range test found. */
export interface LearningRateRange {
  /** Each rate tried, rising, with the batch's loss before that step, and that loss smoothed. */
  readonly curve: readonly { readonly learningRate: number; readonly loss: number; readonly smoothed: number }[]
  /** Where the smoothed loss falls most steeply: a good learning rate to begin with. Null when it never falls. */
  readonly suggestion: number | null
}
