import { expect, test } from 'vitest'
import { deadNames, deadPaths, sources, takeApart, wordsOf } from './comments.ts'
import { foreignNames } from './foreign-names.ts'
import { trackedFiles } from './tracked-files.ts'

const all = sources()
const files = new Set(trackedFiles('*'))
const words = wordsOf(all)

test('every file that a comment names is there', () => {
  expect(all.flatMap((source) => deadPaths(source, files))).toEqual([])
})

test('every name in backticks in a comment is a name of the code', () => {
  expect(all.flatMap((source) => deadNames(source, words, foreignNames))).toEqual([])
})

test('a dead path and a dead name are found, and strings are no comments', () => {
  const path = 'packages/core/src/index.ts'
  const text =
    "// See `src/gone.ts`, index.ts and `goneForGood()`, `index`.\nconst link = 'https://example.org/gone.ts'"
  const source = { path, ...takeApart(text) }
  expect(deadPaths(source, new Set([path]))).toEqual([`${path}: src/gone.ts`])
  expect(deadNames(source, new Set(['index']), new Set())).toEqual([`${path}: goneForGood`])
  expect(source.code).toContain('https://example.org')
})
