import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isChain, orderLayers } from './order-layers.ts'

const layer = (name: string, from: number, out: number) => ({ name, in: from, out })

test('layers of different widths are found in whatever order they come, by their widths alone', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 30 }).chain((widths) => {
        const layers = widths.slice(1).map((out, i) => layer(`${'zyxwv'[i % 5]}${'a'.repeat(i)}`, widths[i]!, out))
        return fc.tuple(fc.constant(layers), fc.shuffledSubarray(layers, { minLength: layers.length }))
      }),
      ([layers, shuffled]) => {
        expect(orderLayers(shuffled, false)).toMatchObject({ ordered: layers, doubt: 1 })
      },
    ),
  ))

test('whatever is found is a chain of all of the layers, or nothing is found', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.string({ maxLength: 3 }),
          in: fc.integer({ min: 1, max: 3 }),
          out: fc.integer({ min: 1, max: 3 }),
        }),
        {
          maxLength: 8,
        },
      ),
      fc.boolean(),
      (layers, tellsOrder) => {
        const found = orderLayers(layers, tellsOrder)
        if (typeof found !== 'object') return
        expect(isChain(found.ordered)).toBe(true)
        expect(new Set(found.ordered)).toEqual(new Set(layers))
        expect(found.ordered).toHaveLength(layers.length)
      },
    ),
  ))

test('layers of equal widths need more: numbers, words, or the order of the file', () => {
  const names = (...list: string[]) => list.map((name) => layer(name, 4, 4))
  expect(orderLayers(names('fc10', 'fc2'), false)).toMatchObject({ ordered: names('fc2', 'fc10'), doubt: 0 })
  expect(orderLayers(names('b', 'a'), true)).toMatchObject({ ordered: names('b', 'a'), doubt: 0 })
  expect(orderLayers(names('b', 'a'), false)).toBe('several')
  // No numbers: whatever tells the order, it is not they.
  expect(orderLayers([layer('b', 9, 4), layer('a', 4, 3)], true)).toMatchObject({ by: 'the file' })
  expect(orderLayers([layer('a', 4, 3), layer('b', 9, 4)], true)).toMatchObject({ by: 'their widths' })
  expect(orderLayers([layer('a', 9, 4), layer('b', 4, 3)], false)).toMatchObject({ by: 'their widths' })
  expect(orderLayers(names('classifier', 'fc1', 'fc2'), false)).toMatchObject({
    ordered: names('fc1', 'fc2', 'classifier'),
    by: 'the words in their names',
    doubt: 2,
  })
  expect(orderLayers(names('myOutput', 'theInput', 'x'), false)).toMatchObject({
    ordered: names('theInput', 'x', 'myOutput'),
  })
})

test('numbers choose among the orders that widths leave', () => {
  const layers = [layer('block.2', 4, 4), layer('block.1', 4, 4), layer('head', 4, 3), layer('stem', 9, 4)]
  expect(orderLayers(layers, false)).toMatchObject({
    ordered: [layers[3], layers[1], layers[0], layers[2]],
    by: 'their widths and the numbers in their names',
    doubt: 1,
  })
})

test('five hundred layers of one width, and a thousand, are answered at once', () => {
  for (const count of [500, 1000]) {
    const layers = Array.from({ length: count }, (_, i) => layer('ab'.repeat(i), 4, 4))
    expect(orderLayers(layers, false)).toBe('several')
  }
})
