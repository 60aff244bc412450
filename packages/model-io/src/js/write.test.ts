import { activationNames } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryModel, arbitraryOptions } from '../../test/arbitrary-model.ts'
import { quantizeModel, type WriteModelOptions, writeModel } from '../index.ts'

interface WrittenModule {
  readonly inputs: number
  readonly outputs: number
  readonly classNames: readonly string[] | null
  predict(features: ArrayLike<number>): Float32Array
}

async function load(model: Mlp, options: WriteModelOptions = {}): Promise<WrittenModule> {
  const source = new TextDecoder().decode(writeModel(model, 'js', options))
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`) as Promise<WrittenModule>
}

const rows = (model: Mlp, count = 3) =>
  Float32Array.from({ length: count * model.widths[0]! }, (_, i) => Math.sin(i * 1.3 + 1) * 4)

test('the module gives the numbers of Mlp.forward, bit for bit, of any network', () =>
  fc.assert(
    fc.asyncProperty(arbitraryModel, arbitraryOptions, async (model, options) => {
      const written = await load(model, options)
      const features = rows(model)
      const { scale, offset } = options.normalization ?? { scale: 1, offset: 0 }
      expect(written.predict(features)).toEqual(model.forward({ features, scale, offset }))
      expect(written).toMatchObject({
        inputs: model.widths[0],
        outputs: model.widths.at(-1),
        classNames: options.classNames,
      })
    }),
    { numRuns: 50 },
  ))

test.each(activationNames)('%s, far out and near 0', async (activation) => {
  const model = new Mlp([1, 4, 2], { activation, seed: 7 })
  const features = Float32Array.of(-1e30, -40, -9, -1, -1e-6, 0, 1e-6, 1, 9, 40, 1e30)
  expect((await load(model)).predict(features)).toEqual(model.forward(features))
})

test('quantised weights are those of quantizeModel', async () => {
  const model = new Mlp([20, 8, 3], { activation: 'gelu', seed: 3 })
  const written = await load(model, { quantize: 'int8' })
  expect(written.predict(rows(model))).toEqual(quantizeModel(model).forward(rows(model)))
  const [whole, quarter] = [784, 784].map((width, i) =>
    writeModel(new Mlp([width, 128, 10]), 'js', i === 0 ? {} : { quantize: 'int8' }),
  ) as [Uint8Array, Uint8Array]
  expect(quarter.length / whole.length).toBeLessThan(0.27)
})

test('with softmax it gives probabilities; plain arrays and bytes are features too', async () => {
  const model = new Mlp([4, 3])
  const written = await load(model, { softmax: true, normalization: { scale: 1 / 255, offset: -0.5 } })
  const [fromBytes, fromArray] = [Uint8Array.of(0, 9, 128, 255), [0, 9, 128, 255]].map((row) => written.predict(row))
  expect(fromBytes).toEqual(fromArray)
  expect(fromBytes!.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6)
  expect(() => written.predict([1, 2, 3])).toThrow(/3 features are not whole rows of 4/)
})

test('the code around the weights is a few kilobytes, and only what is used', () => {
  const source = new TextDecoder().decode(writeModel(new Mlp([1, 1, 1]), 'js'))
  expect(source.length).toBeLessThan(2500)
  expect(source).not.toMatch(/softmax|tanh|erf|quantized/)
})

test('no text can leave its comment or its string', async () => {
  const evil = "x */ globalThis.evil = 1 /*\n'; globalThis.evil = 2; //\u2028`$" + '{globalThis.evil = 3}`</script>'
  const written = await load(new Mlp([2, 2]), { classNames: [evil], guessed: { activation: evil } })
  expect(written.classNames).toEqual([evil])
  expect(globalThis).not.toHaveProperty('evil')
})
