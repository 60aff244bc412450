import { expect, test } from 'vitest'
import type { Localized } from '../i18n/language.ts'
import { sections } from './index.ts'

const modules = import.meta.glob<{ text: { title: Localized } }>('./*/text.ts', { eager: true })

test('the contents name the sections as the sections name themselves, in the order of their numbers', () => {
  const paths = Object.keys(modules).sort()
  expect(paths.map((path) => path.replace(/^\.\/\d\d-(.*)\/text\.ts$/, '$1'))).toEqual(sections.map(({ id }) => id))
  expect(paths.map((path) => modules[path]!.text.title)).toEqual(sections.map(({ title }) => title))
})
