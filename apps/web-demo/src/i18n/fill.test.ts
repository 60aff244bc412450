import { expect, test } from 'vitest'
import { fill } from './fill.ts'

test('values stand where their names were, thousands apart', () => {
  expect(fill('{step} of {steps}: {what}', { step: 938, steps: 60_000, what: 'x' })).toBe('938 of 60,000: x')
  expect(fill('{rate}', { rate: 0.000001 })).toBe('0.000001')
  expect(fill('{other}', { rate: 1 })).toBe('{other}')
})

test('one is told from many', () => {
  const images = (n: number) => fill('{n} {n:image|images}', { n })
  expect([0, 1, 2, 1000].map(images)).toEqual(['0 images', '1 image', '2 images', '1,000 images'])
})
