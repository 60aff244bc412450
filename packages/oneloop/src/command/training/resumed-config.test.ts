import { describe, expect, test } from 'vitest'
import { type Given, LESSON_CONFIG, type RunConfig } from './config.ts'
import { epochsNote, isSameRun, resumedConfig } from './resumed-config.ts'

const saved: RunConfig = { ...LESSON_CONFIG, dataSha256: { train: 'a', test: 'b' } }
const refusal =
  (given: Given, was: Given = {}) =>
  () =>
    resumedConfig({ ...saved, ...was } as RunConfig, given)

test('more epochs, and another place of the same data, are taken over', () => {
  expect(resumedConfig(saved, { epochs: 9, data: '/moved' })).toEqual({ ...saved, epochs: 9, data: '/moved' })
})

test('a setting given as it was, or as the default that it was, is no change', () => {
  const given = { learningRate: 0.001, weightDecay: 0, optimizer: 'adam', hidden: [128, 64], seed: 1 } as const
  expect(resumedConfig(saved, given)).toEqual(saved)
})

describe('a changed setting is named as it is spelt, with what it was', () => {
  test.each<[Given, string, Given?]>([
    [{ learningRate: 0.01 }, '--lr was the default (0.001), is 0.01; leave it out'],
    [{ clip: 1 }, '--clip was off, is 1;'],
    [{ limit: 100 }, '--limit was all, is 100;'],
    [{ hidden: [] }, '--hidden was 128,64, is none;'],
    [{ loss: 'oneHotSquaredError' }, '--loss was cross-entropy, is one-hot-squared-error;'],
    [{ optimizer: 'sgd', batchSize: 32 }, '--optimizer was adam, is sgd; --batch-size was 64, is 32; leave them out'],
    [{ learningRate: 'find' }, '--lr was the default (0.001), is find;'],
    [{ biasDecay: false }, '--no-bias-decay was off, is on;'],
    [{ metrics: ['averagePrecision'] }, '--metrics was none, is average-precision;'],
    [{ earlyStopping: null }, '--early-stopping was 5, is off;', { earlyStopping: 5 }],
    [{ classWeights: [1, 2] }, '--class-weights was balanced, is 1,2;', { classWeights: 'balanced' }],
    [{ target: ['Price'] }, '--target was Cost, is Price;', { target: ['Cost'] }],
    [{ balance: true }, '--balance was off, is on;'],
  ])('%j', (given, words, was = {}) => {
    expect(refusal(given, was)).toThrow(words)
    expect(refusal(given, was)).toThrow(expect.objectContaining({ code: 'RESUME_CONFLICT' }))
  })
})

test('more epochs change the rest of a schedule that ends with the run, and that is said', () => {
  const note = (schedule: string, epochs: number) => epochsNote({ ...saved, schedule }, { ...saved, schedule, epochs })
  expect(note('cosine', 9)).toContain('--epochs was 5, is 9: the cosine schedule ends with the run')
  expect(note('oneCycle', 9)).toContain('one-cycle')
  expect([note('cosine', 5), note('constant', 9), note('step', 9)]).toEqual([null, null, null])
})

test('a run that was told to last longer, or moved, is the same run; one with another setting is not', () => {
  expect(isSameRun(saved, { ...saved, epochs: 9, checkpointEvery: '5min' })).toBe(true)
  expect(isSameRun(saved, { ...saved, clip: 1 })).toBe(false)
})
