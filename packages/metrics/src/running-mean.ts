/**
 * The mean of the values so far, in constant memory.
 *
 * The lesson's epoch loss is `add(batchLoss)` once a batch; the mean over rows whatever the batch size is
 * `add(batchLoss, batchSize)`.
 */
export class RunningMean {
  #sum = 0
  #weight = 0

  /** Counts `value` as `weight` equal values. */
  add(value: number, weight = 1): void {
    this.#sum += value * weight
    this.#weight += weight
  }

  /** The sum of the weights: how many values, where none had a weight. */
  get count(): number {
    return this.#weight
  }

  /** NaN before the first value. */
  get mean(): number {
    return this.#sum / this.#weight
  }

  reset(): void {
    this.#sum = 0
    this.#weight = 0
  }
}
