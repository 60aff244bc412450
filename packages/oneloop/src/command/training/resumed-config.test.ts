import { describe, expect, test } from 'vitest'
import { epochsNote, resumedConfig } from './resumed-config.ts'
import type { SavedConfig } from './saved-config.ts'
import { LESSON_CONFIG, type TrainConfig } from './train-config.ts'

const saved: SavedConfig = { ...LESSON_CONFIG, dataSha256: { train: 'a', test: 'b' } }
const refusal =
  (given: Partial<TrainConfig>, was: Partial<SavedConfig> = {}) =>
  () =>
    resumedConfig({ ...saved, ...was }, given)

test('more epochs, and another place of the same data, are taken over', () => {
  expect(resumedConfig(saved, { epochs: 9, data: '/moved' })).toEqual({ ...saved, epochs: 9, data: '/moved' })
})

test('a setting given as it was, or as the default that it was, is no change', () => {
  const given = { learningRate: 0.001, weightDecay: 0, optimizer: 'adam', hidden: [128, 64], seed: 1 } as const
  expect(resumedConfig(saved, given)).toEqual(saved)
})

describe('a changed setting is named as it is spelt, with what it was', () => {
  test.each<[Partial<TrainConfig>, string]>([
    [{ learningRate: 0.01 }, '--lr was the default (0.001), is 0.01; leave it out'],
    [{ clip: 1 }, '--clip was off, is 1;'],
    [{ limit: 100 }, '--limit was all, is 100;'],
    [{ hidden: [] }, '--hidden was 128,64, is none;'],
    [{ loss: 'oneHotSquaredError' }, '--loss was cross-entropy, is one-hot-squared-error;'],
    [{ optimizer: 'sgd', batchSize: 32 }, '--optimizer was adam, is sgd; --batch-size was 64, is 32; leave them out'],
  ])('%j', (given, words) => {
    expect(refusal(given)).toThrow(words)
    expect(refusal(given)).toThrow(expect.objectContaining({ code: 'RESUME_CONFLICT' }))
  })
})

test('more epochs change the rest of a schedule that ends with the run, and that is said', () => {
  const note = (schedule: SavedConfig['schedule'], epochs: number) =>
    epochsNote({ ...saved, schedule }, { ...saved, schedule, epochs })
  expect(note('cosine', 9)).toContain('--epochs was 5, is 9: the cosine schedule ends with the run')
  expect(note('oneCycle', 9)).toContain('one-cycle')
  expect([note('cosine', 5), note('constant', 9), note('step', 9)]).toEqual([null, null, null])
})
