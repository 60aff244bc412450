import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machineNames } from './machine-names.ts'
import { repositoryRoot } from './repository-root.ts'
import { trackedFiles } from './tracked-files.ts'

test('no file of the repository names a folder of a machine, or the registry that it installs from', () => {
  const naming = trackedFiles()
    .map((path) => join(repositoryRoot, path))
    .filter((path) => path !== import.meta.filename)
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, name: machineNames(readFileSync(path, 'latin1')) }))
    .filter(({ name }) => name !== null)
  expect(naming).toEqual([])
})

test('paths of machines are known from links and relative paths', () => {
  expect(machineNames("cp '/home/kim/oneloop/a.ts' b")).toBe('/home/kim/oneloop')
  expect(machineNames('file:///Users/kim/oneloop')).toBeNull()
  expect(machineNames('at /root/project/a.js')).toBe('/root/project')
  expect(machineNames(`${repositoryRoot}packages`)).not.toBeNull()
  expect(machineNames('https://example.org/home/kim/x ./work/a.ts ~/work/x $HOME/work/x')).toBeNull()
})
