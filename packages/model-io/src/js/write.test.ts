import { activationNames } from '@oneloop/core'
import { type Cell, encodeInputs, fromRows } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryModel, arbitraryOptions } from '../../test/arbitrary-model.ts'
import { expectLogits } from '../../test/expect-logits.ts'
import { petModel, petTables, rows } from '../../test/pets.ts'
import { quantizeModel, type WriteModelOptions, writeModel } from '../index.ts'

interface WrittenModule {
  readonly inputs: number
  readonly outputs: number
  readonly classNames: readonly string[] | null
  predict(features: ArrayLike<number>): Float32Array
  encode(row: Readonly<Record<string, Cell>>): Float32Array
  answer(row: Readonly<Record<string, Cell>>): unknown
}

async function load(model: Mlp, options: WriteModelOptions = {}): Promise<WrittenModule> {
  const source = new TextDecoder().decode(writeModel(model, 'js', options))
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`) as Promise<WrittenModule>
}

const features = (model: Mlp, count = 3) =>
  Float32Array.from({ length: count * model.widths[0]! }, (_, i) => Math.sin(i * 1.3 + 1) * 4)

test('the module gives the numbers of Mlp.forward, bit for bit, of any network', () =>
  fc.assert(
    fc.asyncProperty(arbitraryModel, arbitraryOptions, async (model, options) => {
      const written = await load(model, options)
      const given = features(model)
      const { scale, offset } = options.normalization ?? { scale: 1, offset: 0 }
      expect(written.predict(given)).toEqual(model.forward({ features: given, scale, offset }))
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
  const given = Float32Array.of(-1e30, -40, -9, -1, -1e-6, 0, 1e-6, 1, 9, 40, 1e30)
  expect((await load(model)).predict(given)).toEqual(model.forward(given))
})

test('quantised weights are those of quantizeModel', async () => {
  const model = new Mlp([20, 8, 3], { activation: 'gelu', seed: 3 })
  const written = await load(model, { quantize: 'int8' })
  expect(written.predict(features(model))).toEqual(quantizeModel(model).forward(features(model)))
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

describe.each(Object.keys(petTables))('a table: %s', (name) => {
  const { model, preprocessing, outputs } = petModel(petTables[name]!)
  const { target } = preprocessing
  const each = outputs.length / rows.length
  const logitsOf = (row: number) => Array.from(outputs.subarray(row * each, (row + 1) * each))

  test('rows are encoded and answered as in training', async () => {
    const written = await load(model, { preprocessing })
    const { features, width } = encodeInputs(fromRows(rows), preprocessing)
    for (const [i, row] of rows.entries()) {
      // A table keeps its numbers in float32, a program may hand in float64.
      expectLogits(written.encode(row), features.slice(i * width, (i + 1) * width))
      const answer = written.answer(row)
      const logits = logitsOf(i)
      if (target.kind === 'classes') {
        const { label, probabilities } = answer as { label: string; probabilities: number[] }
        expect(label).toBe(target.classes[logits.indexOf(Math.max(...logits))])
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
      } else {
        const expected = target.columns.map((column, j) => {
          const logit = logits[j]!
          return [
            column.name,
            'scale' in column ? logit * column.scale + column.offset : 1 / (1 + Math.exp(-logit)),
          ] as const
        })
        for (const [column, value] of expected) {
          expect((answer as Record<string, number>)[column]).toBeCloseTo(value, 3)
        }
      }
    }
    if (target.kind === 'classes') expect(written.classNames).toEqual(target.classes)
  })
})

test('a cell that may not be missing, and one that is no number, are refused by their column', async () => {
  const { model, preprocessing } = petModel(petTables['classes out of numbers alone']!)
  const inputs = preprocessing.inputs.map((input) => ({ ...input, missing: null }))
  const { answer } = await load(model, { preprocessing: { ...preprocessing, inputs } })
  expect(() => answer({ weight: 2 })).toThrow("the column 'age' is missing")
  expect(() => answer({ weight: 'heavy', age: 1 })).toThrow("the column 'weight' is no number")
})
