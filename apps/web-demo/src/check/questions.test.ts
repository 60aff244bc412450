import { expect, test } from 'vitest'
import { sections } from '../lesson/sections.ts'
import type { Question } from './question.ts'

const found = import.meta.glob<{ readonly questions: readonly Question[] }>('../lesson/*/questions.ts', { eager: true })
const bySection = Object.entries(found).map(([path, { questions }]) => ({ id: path.split('/')[2]!, questions }))

test('every section but the glossary ends with two or three questions', () => {
  const taught = sections.map(({ id }) => id).filter((id) => id !== 'glossary')
  expect(bySection.map(({ id }) => id).sort()).toEqual([...taught].sort())
  for (const { questions } of bySection) expect([2, 3]).toContain(questions.length)
})

test.each(bySection)('$id: each question has one right answer among three, and all say why', ({ questions }) => {
  for (const { answers } of questions) {
    expect(answers).toHaveLength(3)
    expect(answers.filter(({ right }) => right)).toHaveLength(1)
    for (const language of ['ko', 'en'] as const) {
      expect(new Set(answers.map(({ text }) => text[language])).size).toBe(3)
      expect(new Set(answers.map(({ why }) => why[language])).size).toBe(3)
    }
  }
})

test('the right answer does not always stand in the same place', () => {
  const places = bySection.flatMap(({ questions }) =>
    questions.map(({ answers }) => answers.findIndex(({ right }) => right)),
  )
  for (const place of [0, 1, 2]) expect(places.filter((each) => each === place).length).toBeGreaterThan(4)
})
