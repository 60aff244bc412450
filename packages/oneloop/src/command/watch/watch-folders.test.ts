import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchFolders } from './watch-folders.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-watch-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a run that changes faster than it is looked at is looked at all the same', async () => {
  let looks = 0
  const unwatch = watchFolders([folder], async () => {
    looks++
  })
  let changes = 0
  while (looks < 3 && changes < 200) {
    await writeFile(join(folder, 'history.json'), String(changes++))
    await after(50)
  }
  await unwatch()
  expect(looks).toBeGreaterThanOrEqual(3)
})

test('one look is over before the next begins, and none begins after the end', async () => {
  let underWay = 0
  let most = 0
  let looks = 0
  const unwatch = watchFolders([folder], async () => {
    most = Math.max(most, ++underWay)
    await after(400)
    underWay--
    looks++
  })
  for (let changes = 0; looks < 2 && changes < 200; changes++) {
    await writeFile(join(folder, 'history.json'), String(changes))
    await after(50)
  }
  await unwatch()
  expect(most).toBe(1)
  expect(underWay).toBe(0)
  const ended = looks
  await writeFile(join(folder, 'history.json'), 'once more')
  await after(600)
  expect(looks).toBe(ended)
})
