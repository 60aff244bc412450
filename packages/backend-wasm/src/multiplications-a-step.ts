import type { Program } from '@oneloop/core'

/** How many multiplications the largest batch's training step has, if every byte of its features counts. */
export const multiplicationsAStep = ({ layers, maxBatchSize }: Program): number =>
  3 * maxBatchSize * layers.reduce((sum, layer) => sum + layer.in * layer.out, 0)
