import { expect, test } from 'vitest'
import type { Lane } from './race.ts'
import { standing } from './standing.ts'

const lane = (optimizer: Lane['optimizer'], losses: number[]): Lane => ({ optimizer, losses, path: [] })

test('the lowest loss leads, and who has left the valley is last', () => {
  const lanes = [lane('sgd', [5, 50]), lane('momentum', [5, 4, 3]), lane('adam', [5, 4.5, 1])]
  const order = (step: number) => standing(lanes, step).map((place) => place.lane.optimizer)
  expect(order(1)).toEqual(['momentum', 'adam', 'sgd'])
  expect(order(2)).toEqual(['adam', 'momentum', 'sgd'])
  expect(standing(lanes, 2).map((place) => place.lost)).toEqual([false, false, true])
})
