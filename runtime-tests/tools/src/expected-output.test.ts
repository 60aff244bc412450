import { expect, test } from 'vitest'
import { codeBlocks } from './code-blocks.ts'
import { expectedOutput } from './expected-output.ts'

test('the comments below code are its output, the others are not', () => {
  const code = `// Four rows.
const rows = 4

// printed twice
console.log(rows, /* not this */ '\\n  indented') // nor this
// 4
//   indented
console.log()
//
`
  expect(expectedOutput(code)).toBe('4\n  indented\n')
})

test('code blocks come with their language, the words after it and their line', () => {
  const markdown = 'text\n\n```sh\nnpm start\n```\n\n```ts page\nconst a = 1\n\nconst b = 2\n```\n'
  expect(codeBlocks(markdown)).toEqual([
    { language: 'sh', info: '', line: 3, code: 'npm start\n' },
    { language: 'ts', info: 'page', line: 7, code: 'const a = 1\n\nconst b = 2\n' },
  ])
})
