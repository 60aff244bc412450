import fc from 'fast-check'
import { expect, test } from 'vitest'
import { browse } from './browse.ts'

test('turning all the pages shows every image of the label once, and then the first page again', () => {
  const labels = fc.array(fc.nat(9), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(labels, fc.nat(9), fc.integer({ min: 1, max: 20 }), (labels, label, size) => {
      const count = labels.filter((of) => of === label).length
      const pages = Math.max(1, Math.ceil(count / size))
      const shown = Array.from({ length: pages }, (_, page) => browse(labels, label, page, size)).flat()
      expect(shown.map((image) => labels[image])).toEqual(Array(count).fill(label))
      expect(new Set(shown).size).toBe(count)
      expect(browse(labels, label, pages, size)).toEqual(browse(labels, label, 0, size))
      expect(browse(labels, label, -1, size)).toEqual(browse(labels, label, pages - 1, size))
    }),
  )
})
