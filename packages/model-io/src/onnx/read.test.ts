import { describe, expect, test } from 'vitest'
import { expectLogits } from '../../test/expect-logits.ts'
import { fixture, fixtureFolders, fixtureNames } from '../../test/fixture.ts'
import { readModel } from '../index.ts'

interface Exported {
  /** `[16, 20]`. */
  readonly inputs: readonly number[]
  /** `[16, 3]`, by file. */
  readonly logits: Readonly<Record<string, readonly number[]>>
}

for (const version of [...fixtureFolders('onnx-'), ...fixtureFolders('keras-onnx')]) {
  describe(`files of ${version}`, () => {
    const { inputs, logits } = JSON.parse(new TextDecoder().decode(fixture(version, 'expected.json').bytes)) as Exported
    const names = fixtureNames(version).filter((name) => name.endsWith('.onnx'))

    test.each(names.filter((name) => !name.includes('.refused.')))('%s', async (name) => {
      const weights = fixtureNames(version).filter((other) => other === `${name}.data`)
      const read = await readModel([name, ...weights].map((file) => fixture(version, file)))
      const { model, normalization } = read
      expect(read.format).toBe('onnx')
      const { scale = 1, offset = 0 } = normalization ?? {}
      expectLogits(model.forward({ features: Float32Array.from(inputs), scale, offset }), logits[name]!)
      const activation = /gelu|tanh|sigmoid/.exec(name)?.[0] ?? 'relu'
      expect(model.layers.slice(0, -1).every((layer) => layer.activation === activation)).toBe(true)
    })

    test.each(names.filter((name) => name.includes('.refused.')))('%s', async (name) => {
      const reading = readModel([fixture(version, name)])
      await expect(reading).rejects.toThrow(/the node .* \((?:Conv|Reshape)\) is no part of a multi-layer perceptron/)
      await expect(reading).rejects.toMatchObject({ code: 'MODEL_FILE_UNSUPPORTED' })
    })
  })
}

test('dropout is kept where the graph has it', async () => {
  const { model } = await readModel([fixture('onnx-torch-1.13.1', 'tanh_training.onnx')])
  expect(model.layers[0]?.dropout).toBe(0.25)
})

test('a file of weights that is not given is asked for by name', async () => {
  const reading = readModel([fixture('onnx-torch-2.15.0', 'relu_external.onnx')])
  await expect(reading).rejects.toThrow(/lies in 'relu_external.onnx.data'; give that file too/)
})
