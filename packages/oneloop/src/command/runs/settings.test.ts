import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differing, settingsOf } from './settings.ts'

test('every leaf has a name and words', () => {
  const config = { hidden: [128, 64], lr: null, data: { sha256: 'a'.repeat(64), name: 'wine' }, none: [], yes: true }
  expect(Object.fromEntries(settingsOf(config))).toEqual({
    hidden: '128,64',
    lr: 'default',
    'data.sha256': 'aaaaaaaa',
    'data.name': 'wine',
    none: 'none',
    yes: 'true',
  })
  for (const nothing of [undefined, null, 3, 'words', []]) expect(settingsOf(nothing).size).toBe(0)
})

test('what differs is exactly what is not the same in all', () => {
  const config = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.constantFrom(1, 2, 'x'))
  fc.assert(
    fc.property(fc.array(config, { minLength: 1, maxLength: 4 }), (configs) => {
      const all = configs.map(settingsOf)
      const names = differing(all)
      for (const name of new Set(configs.flatMap((one) => Object.keys(one)))) {
        const values = new Set(configs.map((one) => (Object.hasOwn(one, name) ? String(one[name]) : undefined)))
        expect(names.includes(name)).toBe(values.size > 1)
      }
    }),
  )
})
