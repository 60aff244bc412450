import { activationNames, crossEntropy, oneHotSquaredError, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'

/** Any network, small: odd widths, every activation and loss. */
export const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    hidden: fc.array(fc.constantFrom(1, 3, 8, 15, 16, 17, 31, 37, 64), { maxLength: 3 }),
    features: fc.constantFrom(1, 4, 15, 16, 33, 70),
    classes: fc.integer({ min: 1, max: 18 }),
    activation: fc.constantFrom(...activationNames),
    seed: fc.integer({ min: 0, max: 1000 }),
    squared: fc.boolean(),
    labelSmoothing: fc.constantFrom(0, 0.2),
    maxBatchSize: fc.integer({ min: 1, max: 70 }),
  })
  .map(({ hidden, features, classes, activation, seed, squared, labelSmoothing, maxBatchSize }) => {
    const { layers, parameters } = new Mlp([features, ...hidden, classes], { activation, seed })
    return {
      layers,
      parameters,
      loss: squared ? oneHotSquaredError() : crossEntropy({ labelSmoothing }),
      optimizer: { kind: 'sgd', learningRate: 1, weightDecay: 0 },
      clipNorm: null,
      maxBatchSize,
      seed,
    }
  })
