import { describe, expect, test } from 'vitest'
import { expectLogits } from '../../test/expect-logits.ts'
import { fixture, fixtureFolders } from '../../test/fixture.ts'
import { readModel } from '../index.ts'

interface Converted {
  /** `[16, 20]`. */
  readonly inputs: readonly number[]
  /** `[16, 3]`, by folder. */
  readonly logits: Readonly<Record<string, readonly number[]>>
}

const activations: Record<string, string> = { sequential: 'tanh', functional: 'relu', half: 'gelu' }

for (const version of fixtureFolders('keras-tfjs')) {
  describe(`files of ${version}`, () => {
    const { inputs, logits } = JSON.parse(
      new TextDecoder().decode(fixture(version, 'expected.json').bytes),
    ) as Converted

    test.each(Object.keys(logits))('%s', async (name) => {
      const files = ['model.json', 'group1-shard1of1.bin'].map((file) => ({
        ...fixture(version, `${name}/${file}`),
        name: file,
      }))
      const { format, model } = await readModel(files)
      expect(format).toBe('tfjs')
      expect(model.layers.map(({ activation }) => activation)).toEqual([
        activations[name],
        activations[name],
        'identity',
      ])
      const outputs = model.forward(Float32Array.from(inputs))
      // The converter rounded these weights to half precision.
      if (name === 'half')
        expect(Math.max(...outputs.map((value, i) => Math.abs(value - logits[name]![i]!)))).toBeLessThan(0.01)
      else expectLogits(outputs, logits[name]!)
    })
  })
}
