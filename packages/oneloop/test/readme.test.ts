import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { oneloop, temporaryFolder } from './oneloop.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [, section = ''] = /### Honest scores\n\n```sh\n([^`]*)```/.exec(readme) ?? []
const lines = section.trim().split('\n')

/** The words of a command that the page prints, made short. */
function shortened(line: string): string[] {
  const words = line.replace(/#.*/, '').trim().split(/\s+/).slice(2)
  const isOfImages = words[1]!.startsWith('--')
  const few = words.map((word, i) => (['--folds', '--seeds'].includes(words[i - 1]!) ? '2' : word))
  return [...few, '--epochs', '1', ...(isOfImages ? ['--limit', '300'] : [])]
}

const folder = temporaryFolder()

test('there are commands to run', () => expect(lines).toHaveLength(4))

test.each(lines)('%s', async (line) => {
  expect(line).toMatch(/^npx oneloop train /)
  const { status, stderr } = await oneloop(shortened(line), { cwd: folder })
  expect([status, stderr]).toEqual([0, ''])
})
