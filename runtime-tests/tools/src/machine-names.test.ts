import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machineNames } from './machine-names.ts'
import { repositoryRoot } from './repository-root.ts'
import { trackedFiles } from './tracked-files.ts'

test('no file of the repository names a folder of a machine, or the registry that it installs from', () => {
  const naming = trackedFiles()
    .map((path) => join(repositoryRoot, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, name: machineNames(readFileSync(path, 'latin1')) }))
    .filter(({ name }) => name !== null)
  expect(naming).toEqual([])
})

// Put together, so that this file too names no folder of a machine.
const path = (...names: string[]) => `/${names.join('/')}`

test('paths of machines are known from links and relative paths', () => {
  const home = path('home', 'kim', 'oneloop')
  expect(machineNames(`cp '${home}/a.ts' b`)).toBe(home)
  expect(machineNames(`file://${path('Users', 'kim', 'oneloop')}`)).toBeNull()
  const root = path('root', 'project')
  expect(machineNames(`at ${root}/a.js`)).toBe(root)
  expect(machineNames(`${repositoryRoot}packages`)).not.toBeNull()
  const link = `https://example.org${path('home', 'kim', 'x')}`
  const work = path('work', 'x')
  expect(machineNames(`${link} .${path('work', 'a.ts')} ~${work} $HOME${work}`)).toBeNull()
})
