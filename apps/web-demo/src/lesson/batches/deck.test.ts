import { DataLoader, Dataset } from 'oneloop'
import { expect, test } from 'vitest'
import { deckAt } from './deck.ts'
import { mosaic } from './mosaic.ts'

const dataset = new Dataset({
  features: new Uint8Array(100),
  labels: new Uint8Array(100),
  rows: 1,
  columns: 1,
  classNames: ['0'],
  source: 'test',
})

test('step by step the deck fills up, and at the end of the epoch every image has been seen', () => {
  const loader = new DataLoader(dataset, { batchSize: 30, shuffle: true })
  const batches = Array.from(loader.epoch(2), (batch) => batch.indices)
  for (let step = 1; step <= batches.length; step++) {
    const { cells, seen } = deckAt(100, batches.slice(0, step))
    expect(seen).toBe(Math.min(100, step * 30))
    expect(cells.filter((cell) => cell === 1)).toHaveLength(batches[step - 1]!.length)
    expect(cells.filter((cell) => cell > 0)).toHaveLength(seen)
  }
})

test('a mosaic of three 2×2 images, two a row', () => {
  const images = [1, 2, 3].map((value) => new Uint8Array(4).fill(value))
  expect([...mosaic(images, 2, 2)]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 0, 0, 3, 3, 0, 0])
})
