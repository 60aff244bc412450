import type { Batch } from '@oneloop/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dataset } from '../dataset.ts'
import { augment } from '../images/augment.ts'
import { accumulate } from './accumulate.ts'
import { DataLoader } from './data-loader.ts'

test('the same rows in the same order, in larger steps, from any step on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(12),
      (rows, batchSize, batches, from) => {
        const labels = new Uint8Array(rows)
        const features = new Uint8Array(rows)
        const data = new Dataset({ features, labels, rows: 1, columns: 1, classNames: ['a'], source: 'made up' })
        const loader = new DataLoader(data, { batchSize, shuffle: true })
        const steps = accumulate(loader, batches)
        const whole = [...steps.epoch(2)]
        expect(whole).toHaveLength(steps.length)
        expect(whole.flatMap((batch) => [...batch.indices])).toEqual(
          [...loader.epoch(2)].flatMap((b) => [...b.indices]),
        )
        expect(Math.max(...whole.map((batch) => batch.indices.length))).toBeLessThanOrEqual(steps.batchSize)
        const fromStep = Math.min(from, steps.length)
        expect([...steps.epoch(2, { fromStep })]).toEqual(whole.slice(fromStep))
      },
    ),
  )
})

test('batches with rows of their own, as augmented ones have, come together with those rows', () => {
  const features = Uint8Array.from({ length: 10 * 4 }, (_, i) => (i * 37) % 256)
  const labels = Uint8Array.from({ length: 10 }, (_, row) => row % 3)
  const rowWeights = Float32Array.from({ length: 10 }, (_, row) => row + 1)
  const data = new Dataset({
    ...{ features, labels, rows: 2, columns: 2, classNames: ['a', 'b', 'c'], source: 'made up' },
    rowWeights,
  })
  const loader = augment(data.loader({ batchSize: 3, shuffle: true }), { shift: 1, noise: 0.2 })
  const rowsOf = (batches: Iterable<Batch>) =>
    [...batches].flatMap(({ indices, features: own, targets, rowWeights: weights, width }) =>
      Array.from(indices, (row) => [...own.subarray(row * width, (row + 1) * width), targets.data[row], weights![row]]),
    )
  for (const fromStep of [0, 1]) {
    const together = rowsOf(accumulate(loader, 2).epoch(3, { fromStep }))
    expect(together).toEqual(rowsOf(loader.epoch(3, { fromStep: 2 * fromStep })))
  }
})
