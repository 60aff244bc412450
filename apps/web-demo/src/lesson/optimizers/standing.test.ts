import { expect, test } from 'vitest'
import type { Lane } from './race.ts'
import { standing } from './standing.ts'

const lane = (optimizer: Lane['optimizer'], losses: number[]): Lane => ({ optimizer, losses, path: [] })

test('those at the bottom lead, in the order in which they came to stay there', () => {
  const lanes = [lane('sgd', [5, 1e-9, 5, 1e-8]), lane('adam', [5, 5, 1e-7, 1e-7]), lane('rmsprop', [5, 1, 1, 1])]
  expect(standing(lanes, 3).map((place) => [place.lane.optimizer, place.arrivedAt])).toEqual([
    ['adam', 2],
    ['sgd', 3],
    ['rmsprop', null],
  ])
})

test('the lowest loss leads, and who has left the valley is last', () => {
  const lanes = [lane('sgd', [5, 50]), lane('momentum', [5, 4, 3]), lane('adam', [5, 4.5, 1])]
  const order = (step: number) => standing(lanes, step).map((place) => place.lane.optimizer)
  expect(order(1)).toEqual(['momentum', 'adam', 'sgd'])
  expect(order(2)).toEqual(['adam', 'momentum', 'sgd'])
  expect(standing(lanes, 2).map((place) => place.lost)).toEqual([false, false, true])
})
