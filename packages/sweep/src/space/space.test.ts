import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice, float, int, type Parameter } from './parameter.ts'
import { parseSearch } from './parse-search.ts'
import { placeOf, settingsAt, valueAt } from './settings-at.ts'

test('a space is read as people write it', () => {
  const text = 'lr=1e-4..1e-1:log hidden=32|64,32|128,64 dropout=0..0.5 layers=1..3 momentum=0..0.99?optimizer=sgd'
  expect(() => parseSearch(text)).toThrow(/'momentum' depends on 'optimizer', which does not stand before it/)
  expect(parseSearch(`optimizer=sgd|adam nesterov=true|false width=8..64:log:4 ${text}`)).toEqual({
    optimizer: choice(['sgd', 'adam']),
    nesterov: choice([true, false]),
    width: int(8, 64, { log: true, steps: 4 }),
    lr: float(1e-4, 1e-1, { log: true }),
    hidden: choice([32, '64,32', '128,64']),
    dropout: float(0, 0.5),
    layers: int(1, 3),
    momentum: float(0, 0.99, { when: { name: 'optimizer', values: ['sgd'] } }),
  })
  expect(parseSearch('p=0..1:float')).toEqual({ p: float(0, 1) })
})

test.each([
  ['', /it is no space to search: is empty/],
  ['lr', /'lr' is neither a range nor a choice/],
  ['lr=', /'lr=' is neither/],
  ['lr=1..1', /the range of 'lr' is empty/],
  ['lr=2..1', /the range of 'lr' is empty/],
  ['lr=a..b', /the bounds of 'lr' are a and b/],
  ['lr=0..1:log', /'lr' is :log, and begins at 0/],
  ['lr=1..2:lgo', /'lr' is marked ':lgo'/],
  ['lr=1..2:1', /'lr' is marked ':1'/],
  ['a=1|1', /names a value twice/],
  ['a=1|2 a=3|4', /'a' is searched twice/],
  ['1a=1|2', /must be a name/],
])('%j is refused in a line that says why', (text, words) => {
  expect(() => parseSearch(text)).toThrow(
    expect.objectContaining({ code: 'STUDY_INVALID', message: expect.stringMatching(words) }),
  )
})

const parameters: fc.Arbitrary<Parameter> = fc.oneof(
  fc
    .tuple(
      fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
      fc.double({ min: 1.01, max: 1e6, noNaN: true }),
      fc.boolean(),
    )
    .map(([min, factor, log]) => float(min, min * factor, { log })),
  fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean())
    .map(([min, more, log]) => int(min, min + more, { log })),
  fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }).map((values) => choice(values)),
)
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('every place has a value inside the range, and the value leads back to its place', () => {
  fc.assert(
    fc.property(parameters, place, (parameter, at) => {
      const value = valueAt(parameter, at)
      if (parameter.kind === 'choice') expect(parameter.values).toContain(value)
      else {
        expect(value).toBeGreaterThanOrEqual(parameter.min)
        expect(value).toBeLessThanOrEqual(parameter.max)
      }
      const back = placeOf(parameter, value)
      if (parameter.kind === 'float') expect(Math.abs(back - at)).toBeLessThan(1e-3)
      else expect(valueAt(parameter, back)).toBe(value)
    }),
  )
})

test('a parameter whose condition does not hold has no value', () => {
  const space = parseSearch('optimizer=sgd|adam momentum=0..0.99?optimizer=sgd')
  expect(settingsAt(space, () => 0.25)).toEqual({ optimizer: 'sgd', momentum: 0.2475 })
  expect(settingsAt(space, () => 0.75)).toEqual({ optimizer: 'adam' })
})
