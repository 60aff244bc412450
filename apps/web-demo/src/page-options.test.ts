import { expect, test } from 'vitest'
import { readPageOptions } from './page-options.ts'

test('the address may ask for a language, a theme, one section and a class', () => {
  expect(readPageOptions('?lang=ko&theme=dark&embed=loss&class=join')).toEqual({
    language: 'ko',
    theme: 'dark',
    embed: 'loss',
    class: 'join',
    run: null,
  })
})

test('what the page does not know is as if it were not there', () => {
  const nothing = { language: null, theme: null, embed: null, class: null, run: null }
  expect(readPageOptions('')).toEqual(nothing)
  expect(readPageOptions('?lang=fr&theme=blue&embed=%3Cscript%3E&other=1')).toEqual(nothing)
})
