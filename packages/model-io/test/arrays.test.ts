import { expect, test } from 'vitest'
import { readModel } from '../src/index.ts'
import { expectLogits } from './expect-logits.ts'
import { expected, fixture, fixtureNames } from './fixture.ts'

const { parameters, inputs, logits } = expected('arrays')

test.each(fixtureNames('arrays').filter((name) => !name.endsWith('.json')))('%s', async (name) => {
  const { format, model, inferred } = await readModel([fixture('arrays', name)])
  expect(name).toContain(format)
  for (const [parameter, values] of Object.entries(parameters)) {
    expect(Array.from(model.parameters[parameter]!)).toEqual(values)
  }
  expectLogits(model.forward(Float32Array.from(inputs)), logits)
  expect(inferred[0]).toBe('the layers are fc1 → fc2, in the order of the numbers in their names')
})
