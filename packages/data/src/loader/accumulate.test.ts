import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dataset } from '../dataset.ts'
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
