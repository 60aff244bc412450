import { binaryCrossEntropy, crossEntropy, type Loss, losses } from '@oneloop/core'

/** Every loss with its defaults, and what an option adds, for a network of five outputs. */
export const LOSSES: Readonly<Record<string, Loss>> = {
  ...Object.fromEntries(Object.entries(losses).map(([name, make]) => [name, make()])),
  'crossEntropy, smoothed': crossEntropy({ labelSmoothing: 0.1 }),
  'crossEntropy, weighted': crossEntropy({ classWeights: [1, 0.5, 2, 0, 3], labelSmoothing: 0.05 }),
  'binaryCrossEntropy, weighted': binaryCrossEntropy({ positiveWeights: [1, 0.5, 2, 0, 3] }),
}
