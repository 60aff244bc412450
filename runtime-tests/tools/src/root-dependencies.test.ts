import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from './repository-root.ts'

test('the root depends on no workspace package, because turbo would hash that one into every task', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  expect(Object.entries(devDependencies).filter(([, version]) => version.startsWith('workspace:'))).toEqual([])
})
