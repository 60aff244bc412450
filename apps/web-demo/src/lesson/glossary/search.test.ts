import { expect, test } from 'vitest'
import { matches } from './search.ts'
import type { Term } from './term.ts'
import { type TermId, terms } from './terms/index.ts'

const all = Object.entries(terms) as [TermId, Term][]
const find = (query: string, language: 'ko' | 'en') =>
  all.filter(([, term]) => matches(term, query, language)).map(([id]) => id)

test('an empty query finds every term', () => {
  expect(find('', 'ko')).toHaveLength(all.length)
  expect(find('   ', 'en')).toHaveLength(all.length)
})

test('every term is found by its own name in either language, whichever is shown', () => {
  for (const [id, term] of all) {
    for (const language of ['ko', 'en'] as const) {
      expect(find(term.ko.name, language)).toContain(id)
      expect(find(term.en.name.toUpperCase(), language)).toContain(id)
    }
  }
})

test('other words, hyphens and decomposed Hangul find it too', () => {
  expect(find('minibatch', 'ko')).toContain('batch')
  expect(find('활성화', 'en')).toContain('activation')
  expect(find('기울기'.normalize('NFD'), 'ko')).toContain('gradient')
  expect(find('no such thing', 'en')).toEqual([])
})

test('every concept of the lesson is there', () => {
  const taught: TermId[] = [
    'epoch',
    'batch',
    'iteration',
    'forward-pass',
    'loss',
    'backward-pass',
    'chain-rule',
    'gradient',
    'gradient-norm',
    'learning-rate',
    'optimizer',
    'adam',
    'activation',
    'relu',
    'sigmoid',
    'dropout',
    'state-dict',
    'automatic-differentiation',
    'training-loop',
  ]
  for (const id of taught) expect(terms).toHaveProperty(id)
})
