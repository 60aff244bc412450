import { expect, test } from 'vitest'
import { sections } from './sections.ts'

test('every folder of a section is one of the lesson’s, and every section has its folder', () => {
  const folders = Object.keys(import.meta.glob('./*/index.tsx')).map((path) => path.split('/')[1])
  expect(folders.sort()).toEqual(sections.map(({ id }) => id).sort())
  for (const { load } of sections) expect(load).toBeTypeOf('function')
})

test('the sections are numbered as they stand', () => {
  expect(sections.map(({ number }) => number)).toEqual(Array.from(sections.keys(), (i) => i + 1))
})
