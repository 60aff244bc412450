import { describe, expect, test } from 'vitest'
import { expectLogits } from '../../test/expect-logits.ts'
import { expected, fixture, fixtureFolders, fixtureNames } from '../../test/fixture.ts'
import { readModel } from '../index.ts'

for (const version of fixtureFolders('torch-')) {
  describe(`files of ${version}`, () => {
    const { parameters, inputs, logits } = expected(version)
    const names = fixtureNames(version).filter((name) => /\.pth?$/.test(name))

    test.each(names.filter((name) => !name.includes('.refused.')))('%s', async (name) => {
      const { format, model, inferred } = await readModel([fixture(version, name)])
      expect(format).toBe('pth')
      expect(model.widths).toEqual([20, 8, 3])
      for (const [parameter, values] of Object.entries(parameters)) {
        expect(Array.from(model.parameters[parameter]!)).toEqual(values)
      }
      expectLogits(model.forward(Float32Array.from(inputs)), logits)
      expect(inferred).toContain('the activation after each hidden layer is taken to be relu')
    })

    test.each(names.filter((name) => name.includes('whole_module')))('%s', async (name) => {
      const reading = readModel([fixture(version, name)])
      await expect(reading).rejects.toThrow(/asks for (?:__main__\.Net|torch\.nn)|whole module/)
      await expect(reading).rejects.toMatchObject({ code: 'MODEL_FILE_UNSAFE', offset: expect.any(Number) })
    })

    test('a TorchScript module is refused', async () => {
      const reading = readModel([fixture(version, 'torchscript.refused.pt')])
      await expect(reading).rejects.toMatchObject({ code: 'MODEL_FILE_UNSUPPORTED' })
    })
  })
}

test('what a checkpoint says besides its weights is told', async () => {
  const { metadata, inferred } = await readModel([fixture('torch-2.15.0', 'checkpoint.zip.pth')])
  expect(metadata).toEqual({ epoch: '5', loss: '0.0948' })
  expect(inferred[0]).toBe("the state dict is the checkpoint's 'state_dict'")
})

test('the activation that is not in the file can be given', async () => {
  const { model } = await readModel([fixture('torch-2.15.0', 'state_dict.zip.pth')], { activation: 'tanh' })
  expect(model.layers.map(({ activation }) => activation)).toEqual(['tanh', 'identity'])
})
