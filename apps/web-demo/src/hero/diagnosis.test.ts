import type { EpochReport } from 'oneloop'
import { expect, test } from 'vitest'
import type { RunSample } from '../training/protocol.ts'
import { lessonConfig } from '../training/run-config.ts'
import { diagnose } from './diagnosis.ts'

const sample = (loss: number, step = 47): RunSample => ({
  epoch: 1,
  step,
  stepsPerEpoch: 938,
  lossSum: loss * step,
  gradientNorms: {},
})

const report = (loss: number): EpochReport => ({
  epoch: 1,
  loss,
  accuracy: 0.1,
  validationLoss: loss,
  trainAccuracy: 0.1,
  learningRate: 1,
  seconds: 1,
})

test('a loss far above guessing has diverged, and the optimizer’s own learning rate is what to try', () => {
  const config = { ...lessonConfig, learningRate: 10 }
  expect(diagnose(config, [sample(4e7)], [])).toMatchObject({
    kind: 'diverged',
    learningRate: 'large',
    suggestion: 0.001,
  })
  expect(diagnose({ ...config, optimizer: 'sgd' }, [sample(4e7)], [])).toMatchObject({ suggestion: 0.01 })
})

test('an epoch after which the network still guesses is told so, with the side on which the learning rate errs', () => {
  const guessing = (learningRate: number) => diagnose({ ...lessonConfig, learningRate }, [], [report(2.301)])
  expect(guessing(0.1)).toMatchObject({ kind: 'guessing', learningRate: 'large' })
  expect(guessing(1e-6)).toMatchObject({ kind: 'guessing', learningRate: 'small' })
})

test('a run that goes well, or has only begun, has nothing', () => {
  expect(diagnose(lessonConfig, [], [])).toBeNull()
  expect(diagnose(lessonConfig, [sample(2.3), sample(1.2, 94)], [])).toBeNull()
  expect(diagnose(lessonConfig, [sample(0.1)], [report(0.39)])).toBeNull()
})
