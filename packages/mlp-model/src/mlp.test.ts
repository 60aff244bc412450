import { activationNames } from '@oneloop/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initializerNames, Mlp, type StateDict, summarize, summaryTable } from './index.ts'

const widths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 })
const error = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (thrown) {
    return thrown
  }
  return null
}

test('the lesson’s network has 109,386 parameters in fc1, fc2 and fc3', () => {
  const model = new Mlp([784, 128, 64, 10])
  expect(model.parameterCount).toBe(109_386)
  expect([...model.namedParameters()].map(([name, shape]) => [name, ...shape])).toEqual([
    ['fc1.weight', 128, 784],
    ['fc1.bias', 128],
    ['fc2.weight', 64, 128],
    ['fc2.bias', 64],
    ['fc3.weight', 10, 64],
    ['fc3.bias', 10],
  ])
  expect(model.layers.map((layer) => layer.activation)).toEqual(['relu', 'relu', 'identity'])
})

test('the printout names every layer, its features and its parameters', () => {
  expect(new Mlp([784, 128, 10], { activation: 'gelu', dropout: 0.2 }).toString()).toBe(
    `Mlp(
  (fc1): Linear(in_features=784, out_features=128, bias=True)  100,480 parameters
  (act1): GELU()
  (drop1): Dropout(p=0.2)
  (fc2): Linear(in_features=128, out_features=10, bias=True)  1,290 parameters
)  101,770 parameters in all`,
  )
})

test('the summary counts parameters, bytes and operations', () => {
  const { layers } = new Mlp([784, 128, 64, 10])
  expect(summarize(layers).at(-1)).toEqual({
    ...{ name: 'total', in: 784, out: 10 },
    ...{ parameters: 109_386, bytes: 437_544, flops: 218_368 },
  })
  expect(summaryTable(layers).split('\n')[1]).toBe('fc1    784 → 128     100,480  401,920    200,704')
})

test('a state dict loads into a fresh network and gives the same answers', () =>
  fc.assert(
    fc.property(widths, fc.constantFrom(...activationNames), fc.integer(), (w, activation, seed) => {
      const [model, fresh] = [new Mlp(w, { activation, seed }), new Mlp(w, { activation, init: 'zeros' })]
      expect(fresh.loadStateDict(model.stateDict())).toEqual({ missing: [], unexpected: [] })
      const row = Float32Array.from({ length: w[0]! }, (_, i) => Math.sin(i + seed))
      expect(fresh.forward(row)).toEqual(model.forward(row))
    }),
  ))

test('the same seed gives the same parameters, another seed others', () => {
  for (const init of initializerNames) {
    const [a, b, c] = [1, 1, 2].map((seed) => new Mlp([30, 20, 5], { init, seed }).parameters)
    expect(a).toEqual(b)
    if (init !== 'zeros') expect(a).not.toEqual(c)
  }
})

test('parameters are uniform within the initialiser’s bound', () => {
  const weights = (init: 'pytorch' | 'kaiming' | 'xavier') => new Mlp([400, 100], { init }).parameters['fc1.weight']!
  const bounds = { pytorch: 1 / 20, kaiming: Math.sqrt(6 / 400), xavier: Math.sqrt(6 / 500) }
  for (const init of ['pytorch', 'kaiming', 'xavier'] as const) {
    const values = weights(init)
    const bound = bounds[init]
    expect(values.every((value) => Math.abs(value) <= bound * (1 + 1e-7))).toBe(true)
    // The variance of a uniform distribution in ±b is b²/3.
    expect(values.reduce((sum, value) => sum + value * value, 0) / values.length).toBeCloseTo(bound ** 2 / 3, 4)
  }
})

describe('what does not fit is refused', () => {
  test('a state dict: every missing, unexpected and wrongly shaped entry at once, and nothing copied', () => {
    const model = new Mlp([4, 3, 2])
    const before = model.stateDict()
    const wrong: StateDict = {
      ...model.stateDict(),
      'fc9.weight': before['fc1.weight']!,
      'fc2.bias': before['fc1.bias']!,
    }
    delete wrong['fc1.weight']
    const thrown = error(() => model.loadStateDict(wrong))
    expect(thrown).toMatchObject({ code: 'STATE_DICT_MISMATCH' })
    expect(String(thrown)).toMatch(
      /missing fc1.weight; unexpected fc9.weight; wrong shape: fc2.bias is \[3\], not \[2\]/,
    )
    expect(model.stateDict()).toEqual(before)
  })

  test('unless it is asked to be lenient about names', () => {
    const model = new Mlp([4, 3, 2])
    const { 'fc1.weight': _, ...rest } = new Mlp([4, 3, 2], { seed: 9 }).stateDict()
    const report = model.loadStateDict({ ...rest, extra: { shape: [1], data: new Float32Array(1) } }, { strict: false })
    expect(report).toEqual({ missing: ['fc1.weight'], unexpected: ['extra'] })
    expect(model.parameters['fc2.bias']).toEqual(rest['fc2.bias']!.data)
  })

  const wrong: Record<string, () => unknown> = {
    'one width': () => new Mlp([4]),
    'no features': () => new Mlp([0, 3]),
    'half a unit': () => new Mlp([4, 2.5, 3]),
    'an unknown activation': () => new Mlp([4, 3, 2], { activation: 'relo' as 'relu' }),
    'an unknown initialiser': () => new Mlp([4, 3], { init: 'kaimin' as 'kaiming' }),
    'a dropout of 1': () => new Mlp([4, 3, 2], { dropout: 1 }),
    'a dropout of NaN': () => new Mlp([4, 3, 2], { dropout: Number.NaN }),
    'two activations for one hidden layer': () => new Mlp([4, 3, 2], { activation: ['relu', 'tanh'] }),
  }
  for (const [what, attempt] of Object.entries(wrong)) {
    test(what, () => expect(error(attempt)).toMatchObject({ code: 'MODEL_INVALID' }))
  }

  test('rows of another width', () => {
    expect(error(() => new Mlp([4, 3]).forward(new Float32Array(5)))).toMatchObject({ code: 'SHAPE_MISMATCH' })
  })
})

describe('from layers and parameters', () => {
  test('gives the same network, with arrays of its own', () => {
    const model = new Mlp([3, 5, 4, 2], { activation: ['tanh', 'silu'], dropout: [0.1, 0] })
    const same = Mlp.from(model.layers, model.parameters)
    expect(same).toEqual(model)
    expect(same.parameters['fc1.weight']).not.toBe(model.parameters['fc1.weight'])
  })

  test('refuses layers that do not follow on one another, and parameters of another network', () => {
    const { layers, parameters } = new Mlp([3, 5, 2])
    expect(() => Mlp.from([], {})).toThrow(/there are no layers/)
    expect(() => Mlp.from([layers[1]!, layers[0]!], parameters)).toThrow(/layer 1 is fc2/)
    expect(() => Mlp.from(layers, new Mlp([3, 6, 2]).parameters)).toThrow(/wrong shape: fc1.weight/)
  })

  test('what plain JavaScript misspells is named', () => {
    expect(() => new Mlp([3, 2], { activations: 'relu' } as never)).toThrow(/did you mean 'activation'/)
    expect(() => new Mlp(784 as never)).toThrow(/not 784/)
  })
})

test('a new last layer leaves all others as they are', () => {
  const model = new Mlp([3, 5, 4, 2], { activation: 'tanh', seed: 1 })
  const other = model.withNewLastLayer(7, { seed: 2 })
  expect(other.widths).toEqual([3, 5, 4, 7])
  expect(other.layers[0]).toEqual(model.layers[0])
  for (const name of ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']) {
    expect(other.parameters[name]).toEqual(model.parameters[name])
    expect(other.parameters[name]).not.toBe(model.parameters[name])
  }
  expect(other.parameters['fc3.weight']).toEqual(new Mlp([3, 5, 4, 7], { seed: 2 }).parameters['fc3.weight'])
})
