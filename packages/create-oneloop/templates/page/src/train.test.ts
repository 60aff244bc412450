import { expect, test } from 'vitest'
import { GRID, type Progress, train } from './train.ts'

test('the network tells the moons apart', async () => {
  const epochs: Progress[] = []
  await train((progress) => epochs.push(progress))
  const last = epochs.at(-1)
  expect(epochs).toHaveLength(40)
  expect(last?.accuracy).toBeGreaterThan(0.9)
  expect(last?.grid).toHaveLength(GRID.columns * GRID.rows)
})
