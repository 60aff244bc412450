import { expect, test } from 'vitest'
import { continued, differences, lessonConfig, networkOf } from './run-config.ts'

test('the lesson is the network of 109,386 parameters', () => {
  expect(networkOf(lessonConfig).parameterCount).toBe(109_386)
})

test('a run goes on as it began, whatever the settings have become', () => {
  const wished = { ...lessonConfig, batchSize: 32, learningRate: 1, seed: 7, hidden: [10], images: 100 }
  expect(continued(lessonConfig, wished, 2)).toEqual(lessonConfig)
})

test('it may go on for more epochs, unless its learning rate was planned for so many', () => {
  const more = { ...lessonConfig, epochs: 10 }
  expect(continued(lessonConfig, more, 2).epochs).toBe(10)
  expect(continued({ ...lessonConfig, schedule: 'cosine' }, more, 2).epochs).toBe(5)
  expect(continued(lessonConfig, { ...lessonConfig, epochs: 2 }, 3).epochs).toBe(5)
})

test('it may go on on another engine', () => {
  expect(continued(lessonConfig, { ...lessonConfig, engine: 'reference' }, 1).engine).toBe('reference')
})

test('settings differ by their values', () => {
  expect(differences(lessonConfig, { ...lessonConfig, hidden: [128, 64] })).toEqual([])
  expect(differences(lessonConfig, { ...lessonConfig, hidden: [64], seed: 2 })).toEqual(['hidden', 'seed'])
})
