import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { WEB_WORKER } from './worker-source.ts'

test('the worker’s file and its text are the same program', async () => {
  const file = await readFile(new URL('../../worker/web-worker.js', import.meta.url), 'utf8')
  expect(file.replace(/^\/\/.*\n/, '')).toBe(WEB_WORKER)
})
