import { afterEach, expect, test, vi } from 'vitest'
import { isNode } from './is-node.ts'

afterEach(() => vi.unstubAllGlobals())

test('Node is Node, with the document of jsdom too', () => {
  expect(isNode()).toBe(true)
  vi.stubGlobal('document', {})
  expect(isNode()).toBe(true)
})

test('a page of Electron is a page, though it has `process`', () => {
  vi.stubGlobal('document', {})
  vi.stubGlobal('Worker', class {})
  expect(isNode()).toBe(false)
})

test('Bun and Deno, which have `Worker` and no document, are like Node', () => {
  vi.stubGlobal('Worker', class {})
  expect(isNode()).toBe(true)
})

test.each([undefined, {}, { versions: {} }])('a browser with `process` %j is no Node', (process) => {
  vi.stubGlobal('process', process)
  expect(isNode()).toBe(false)
})
