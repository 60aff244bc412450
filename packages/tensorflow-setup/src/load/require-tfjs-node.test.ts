import { cpSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { join } from 'node:path'
import util from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { requireTfjsNode } from './require-tfjs-node.ts'

const fixture = join(import.meta.dirname, '../../test/fixtures/tfjs-node')

function copy() {
  const folder = temporaryFolder()
  cpSync(fixture, folder, { recursive: true })
  return { name: '@tensorflow/tfjs-node', version: '0.0.1', folder }
}

test('the package gets its binding and the util it knew; the rest of the process is left as it was', () => {
  const before = Module.prototype.require
  const utilBefore = { ...util }
  const module = requireTfjsNode(copy(), '/somewhere/tfjs_binding.node')
  expect(module).toEqual({
    isArray: true,
    isNullOrUndefined: true,
    inspect: util.inspect,
    binding: '/somewhere/tfjs_binding.node',
  })
  expect(Module.prototype.require).toBe(before)
  expect({ ...util }).toEqual(utilBefore)
})

test('the same when the package throws', () => {
  const before = Module.prototype.require
  const found = copy()
  writeFileSync(join(found.folder, 'dist/index.js'), 'throw new Error("broken")')
  expect(() => requireTfjsNode(found, '')).toThrow('broken')
  expect(Module.prototype.require).toBe(before)
})
