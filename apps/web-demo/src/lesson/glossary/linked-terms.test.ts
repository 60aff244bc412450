import { expect, test } from 'vitest'
import type { Localized } from '../../i18n/language.ts'
import { parse } from '../../i18n/rich-text.tsx'
import { terms } from './terms/index.ts'

const modules = import.meta.glob<{ text: object }>('../*/text.ts', { eager: true })

/** Every text of a section, in both languages, with where it stands. */
function texts(node: object, path: string): (Localized & { path: string })[] {
  if ('ko' in node && 'en' in node) return [{ ...(node as Localized), path }]
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' ? texts(value, `${path}.${key}`) : [],
  )
}

const all = Object.entries(modules).flatMap(([path, { text }]) => texts(text, path))

const links = (text: string) => parse(text).flatMap((piece) => (piece.kind === 'term' ? [piece.id] : []))

test('every term that a text links to is in the glossary', () => {
  expect(all.length).toBeGreaterThan(50)
  for (const { ko, en, path } of all) {
    for (const id of [...links(ko), ...links(en)]) expect(terms, `${path} links to ${id}`).toHaveProperty(id)
  }
})

test('both languages of a text link to the same terms, and have the same number of paragraphs', () => {
  for (const { ko, en, path } of all) {
    expect(new Set(links(ko)), path).toEqual(new Set(links(en)))
    expect(ko.split('\n\n').length, path).toBe(en.split('\n\n').length)
  }
})

test('Korean texts have Hangul and English ones none', () => {
  const hangul = /[ㄱ-힣]/
  const borrowed = (path: string) => path.endsWith('.placeholder')
  for (const { en, path } of all) if (!borrowed(path)) expect(hangul.test(en), `${path}: ${en}`).toBe(false)
})
