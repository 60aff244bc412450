import {
  activationNames,
  type Batch,
  type Loss,
  type LossName,
  losses,
  lossTargets,
  type Optimizer,
  optimizers,
  type Program,
} from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { type FeatureKind, rows, weighted } from '@oneloop/trainer/conformance'
import fc from 'fast-check'

/** A network in training and rows to train it with. */
export interface Training {
  readonly program: Program
  readonly batch: Batch
}

const featureKinds = fc.constantFrom<FeatureKind>('sparse bytes', 'dense bytes', 'floats')

/** Any small network: odd widths, every activation, every loss with its options, and rows with and without weights. */
export function anyTraining(optimizer: fc.Arbitrary<Optimizer>): fc.Arbitrary<Training> {
  return fc
    .record({
      hidden: fc.array(fc.constantFrom(1, 3, 8, 15, 16, 17, 31, 37, 64), { maxLength: 3 }),
      features: fc.constantFrom(1, 4, 15, 16, 33, 70),
      outputs: fc.oneof(fc.integer({ min: 1, max: 18 }), fc.constantFrom(33, 300)),
      activation: fc.constantFrom(...activationNames),
      dropout: fc.constantFrom(0, 0.3),
      seed: fc.integer({ min: 0, max: 1000 }),
      loss: fc.constantFrom(...(Object.keys(losses) as LossName[])),
      withOptions: fc.boolean(),
      withWeights: fc.boolean(),
      optimizer,
      clipNorm: fc.constantFrom(null, 0.5),
      maxBatchSize: fc.integer({ min: 1, max: 70 }),
      featureKind: featureKinds,
    })
    .map((one) => {
      const { hidden, features, outputs, activation, dropout, seed, clipNorm, maxBatchSize, withWeights } = one
      const { layers, parameters } = new Mlp([features, ...hidden, outputs], { activation, seed, dropout })
      const loss = lossOf(one.loss, outputs, one.withOptions)
      const batch = rows(one.featureKind, maxBatchSize, features, outputs, lossTargets[loss.kind])
      return {
        program: { layers, parameters, loss, optimizer: one.optimizer, clipNorm, maxBatchSize, seed },
        batch: withWeights ? weighted(batch) : batch,
      }
    })
}

export const plainDescent: fc.Arbitrary<Optimizer> = fc.constant(optimizers.sgd())
export const anyOptimizer: fc.Arbitrary<Optimizer> = fc.constantFrom(
  ...Object.values(optimizers).map((make) => make({ weightDecay: 0.01 })),
)

/** The loss as its function makes it, or with all of its options: a number changed, and one for each output where it was null. */
function lossOf(kind: LossName, outputs: number, withOptions: boolean): Loss {
  const usual = losses[kind]()
  if (!withOptions) return usual
  const options = Object.entries(usual).filter(([name]) => name !== 'kind')
  const changed = options.map(([name, value]) => {
    if (value === null) return [name, Array.from({ length: outputs }, (_, c) => 0.5 + (c % 4))]
    return [name, value === 0 ? 0.2 : 0.3 * value]
  })
  return { kind, ...Object.fromEntries(changed) }
}
