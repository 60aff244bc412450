import { activationNames } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'

/** Small networks of every shape and activation. */
export const arbitraryModel = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
  .chain((widths) => {
    const hidden = { minLength: widths.length - 2, maxLength: widths.length - 2 }
    return fc.record({
      widths: fc.constant(widths),
      activation: fc.array(fc.constantFrom(...activationNames), hidden),
      dropout: fc.array(fc.constantFrom(0, 0.25, 0.5), hidden),
      seed: fc.nat(1000),
    })
  })
  .map(({ widths, ...options }) => new Mlp(widths, options))

/** What a file may say besides its weights. */
export const arbitraryOptions = fc.record({
  normalization: fc.option(fc.constantFrom({ scale: 1 / 127.5, offset: -1 }, { scale: 1 / 255, offset: 0 })),
  classNames: fc.option(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 })),
  metadata: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), { maxKeys: 3 }),
})
