import type { Targets } from './targets.ts'

/**
 * A figure over all rows of a dataset, such as those of a validation set.
 *
 * @param outputs what the network gives, dropout off, `[n, outputs]`: logits of classes or labels, or values
 * @param targets of these n rows, in the same order
 */
export type Metric = (outputs: Float32Array, targets: Targets) => number
