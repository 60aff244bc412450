import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dataset } from '../dataset.ts'
import { DataLoader } from './data-loader.ts'

function numbers(n: number): Dataset {
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 10)
  const classNames = Array.from({ length: 10 }, (_, i) => `${i}`)
  return new Dataset({ features: new Uint8Array(n), labels, rows: 1, columns: 1, classNames, source: 'test' })
}

function order(loader: DataLoader, epoch: number, fromStep = 0): number[] {
  return [...loader.epoch(epoch, { fromStep })].flatMap((batch) => [...batch.indices])
}

test('every image comes once an epoch, in an order that only seed and epoch decide', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.integer({ min: 1, max: 70 }),
      fc.integer(),
      fc.integer({ min: 1, max: 9 }),
      (...args) => {
        const [n, batchSize, seed, epoch] = args
        const loader = new DataLoader(numbers(n), { batchSize, shuffle: true, seed })
        const once = order(loader, epoch)
        expect(once.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
        expect(order(new DataLoader(numbers(n), { batchSize, shuffle: true, seed }), epoch)).toEqual(once)
        expect([...loader.epoch(epoch)]).toHaveLength(loader.length)
      },
    ),
  )
})

test('an epoch goes on from any step as if it had not stopped', () => {
  const loader = new DataLoader(numbers(101), { batchSize: 8, shuffle: true, seed: 7 })
  for (let step = 0; step <= loader.length; step++) {
    expect(order(loader, 3, step)).toEqual(order(loader, 3).slice(step * 8))
  }
})

test('epochs and seeds differ', () => {
  const first = new DataLoader(numbers(100), { batchSize: 10, shuffle: true, seed: 1 })
  const second = new DataLoader(numbers(100), { batchSize: 10, shuffle: true, seed: 2 })
  expect(order(first, 1)).not.toEqual(order(first, 2))
  expect(order(first, 1)).not.toEqual(order(second, 1))
})

test('the order of seed 1 is fixed for good: runs of today can be resumed tomorrow', () => {
  const loader = new DataLoader(numbers(10), { batchSize: 10, shuffle: true, seed: 1 })
  expect([order(loader, 1), order(loader, 2)]).toMatchInlineSnapshot(`
    [
      [
        5,
        6,
        0,
        8,
        1,
        2,
        4,
        9,
        3,
        7,
      ],
      [
        8,
        1,
        6,
        4,
        2,
        3,
        7,
        0,
        5,
        9,
      ],
    ]
  `)
})

test('the last partial batch is kept, or dropped when asked', () => {
  const dataset = numbers(60_000)
  expect(new DataLoader(dataset, { batchSize: 64 }).length).toBe(938)
  expect([...new DataLoader(dataset, { batchSize: 64 })].at(-1)!.indices).toHaveLength(32)
  const full = new DataLoader(dataset, { batchSize: 64, dropLast: true })
  expect(full.length).toBe(937)
  expect([...full].at(-1)!.indices).toHaveLength(64)
})

test('without shuffle the order is that of the dataset, and batches share its bytes', () => {
  const subset = numbers(20).subset([3, 1, 4, 15])
  const batches = [...new DataLoader(subset, { batchSize: 3 })]
  expect(batches.map((batch) => [...batch.indices])).toEqual([[3, 1, 4], [15]])
  expect(batches[0]!.features).toBe(subset.features)
  expect(batches[0]).toMatchObject({ width: 1, scale: 1 / 255, offset: 0 })
})

test('a batch has its dataset’s transform, unless the loader is told another', () => {
  const { features, labels, classNames } = numbers(4)
  const transform = { scale: 2, offset: 3 }
  const data = new Dataset({ features, labels, rows: 1, columns: 1, classNames, source: 'test', transform })
  const [own] = new DataLoader(data.subset([1, 2]), { batchSize: 2 })
  const [told] = new DataLoader(data, { batchSize: 2, transform: { scale: 5, offset: 7 } })
  expect([own, told]).toMatchObject([transform, { scale: 5, offset: 7 }])
})

test.each([
  { batchSize: 0 },
  { batchSize: -1 },
  { batchSize: 1.5 },
  { batchSize: Number.NaN },
  { batchSize: 1, seed: 0.5 },
])('%j is refused', (options) => {
  expect(() => new DataLoader(numbers(3), options)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
})
