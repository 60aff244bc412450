import { expect, test } from 'vitest'
import { initialState, reduce } from '../training/page-run.ts'
import { statusText } from './status-text.ts'

const report = {
  epoch: 1,
  loss: 0.40191,
  accuracy: 0.9334,
  validationLoss: 0.2,
  trainAccuracy: 0.88,
  learningRate: 1e-3,
  seconds: 1,
}

test('an epoch reads as screen readers and automation expect it', () => {
  const state = reduce(initialState(), { kind: 'epoch', report, parameters: {} })
  expect(statusText(state, 'en')).toBe('Epoch 1 of 5: loss 0.4019, test accuracy 93.34%')
  expect(statusText(state, 'ko')).toBe('에폭 1/5: 손실 0.4019, 테스트 정확도 93.34%')
})
