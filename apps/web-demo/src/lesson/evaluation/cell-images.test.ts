import fc from 'fast-check'
import { ConfusionMatrix } from 'oneloop'
import { expect, test } from 'vitest'
import { readingsIn } from './cell-images.ts'

const rows = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.double({ min: 0.25, max: 1, noNaN: true })), { minLength: 1 })

test('behind every cell are as many images as it counts, the surest first, and every image is behind one', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const readings = {
        actual: Uint8Array.from(list, ([actual]) => actual),
        predicted: Uint8Array.from(list, ([, predicted]) => predicted),
        probability: Float32Array.from(list, ([, , probability]) => probability),
      }
      const { counts } = ConfusionMatrix.from(readings.predicted, readings.actual, 4)
      const seen = new Set<number>()
      for (const [actual, row] of counts.entries()) {
        for (const [predicted, count] of row.entries()) {
          const inCell = readingsIn({ actual, predicted }, readings)
          expect(inCell).toHaveLength(count)
          const sure = inCell.map(({ probability }) => probability)
          expect(sure).toEqual(sure.toSorted((a, b) => b - a))
          for (const { index } of inCell) seen.add(index)
        }
      }
      expect(seen.size).toBe(list.length)
    }),
  )
})
