import { beforeEach, expect, test } from 'vitest'
import { answer, answers, clearAnswers, parseAnswers } from './kept-answers.ts'

beforeEach(() => {
  answers.value = {}
})

test('an answer is kept in its place, and a section’s answers can be taken back', () => {
  answer('loss', 1, 2)
  answer('data', 0, 1)
  expect(answers.value).toEqual({ loss: [null, 2], data: [1] })
  answer('loss', 0, 0)
  answer('loss', 1, 1)
  expect(answers.value.loss).toEqual([0, 1])
  clearAnswers('loss')
  expect(answers.value).toEqual({ data: [1] })
})

test.each([null, '', 'no JSON', '7', 'null', '[]'])('%s holds no answers', (text) => {
  expect(parseAnswers(text)).toEqual({})
})

test('what is no choice counts as not answered', () => {
  expect(parseAnswers('{"loss": [1, "x", 2.5, null], "data": 3}')).toEqual({ loss: [1, null, null, null] })
})
