import { binaryCrossEntropy, crossEntropy, huber, type Loss, meanSquaredError, oneHotSquaredError } from '@oneloop/core'

/** Every loss, with and without its options, for a network of five outputs. */
export const LOSSES: Readonly<Record<string, Loss>> = {
  'cross entropy': crossEntropy(),
  'cross entropy, smoothed': crossEntropy({ labelSmoothing: 0.1 }),
  'cross entropy, weighted': crossEntropy({ classWeights: [1, 0.5, 2, 0, 3], labelSmoothing: 0.05 }),
  'one-hot squared error': oneHotSquaredError(),
  'binary cross entropy': binaryCrossEntropy(),
  'binary cross entropy, weighted': binaryCrossEntropy({ positiveWeights: [1, 0.5, 2, 0, 3] }),
  'mean squared error': meanSquaredError(),
  huber: huber({ delta: 0.5 }),
}
