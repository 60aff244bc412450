import { expect, test } from 'vitest'
import { parse } from './rich-text.tsx'

test('marks become pieces and the words around them stay', () => {
  expect(parse('The [[gradient|slope]] of `w` is **steep**.')).toEqual([
    { kind: 'plain', text: 'The ' },
    { kind: 'term', id: 'gradient', text: 'slope' },
    { kind: 'plain', text: ' of ' },
    { kind: 'code', text: 'w' },
    { kind: 'plain', text: ' is ' },
    { kind: 'strong', text: 'steep' },
    { kind: 'plain', text: '.' },
  ])
  expect(parse('[[learning-rate]]')).toEqual([{ kind: 'term', id: 'learning-rate', text: 'learning rate' }])
})
