import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { makeWheel, serveWheels } from '../../test/wheel-server.ts'
import { downloadWheel } from './download.ts'
import { locateWheel } from './simple-index.ts'

const made = makeWheel('tensorflow-cpu', { 'some/member': Buffer.from('a few bytes of it') })
const { wheel } = made

test('a connection that breaks anywhere is gone on with, and the file comes out whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: wheel.bytes - 1 }), fc.boolean(), async (cutAt, ignoresRange) => {
      const { indexUrl, requests } = await serveWheels([made], { cutAt, ignoresRange })
      const target = join(temporaryFolder(), wheel.file)
      await downloadWheel(wheel, await locateWheel(wheel, indexUrl), target)
      expect(readFileSync(target)).toEqual(Buffer.from(made.bytes))
      expect(requests.length).toBe(2)
    }),
    { numRuns: 20 },
  )
})

test('a part left by an earlier run is not fetched twice', async () => {
  const { indexUrl, requests } = await serveWheels([made])
  const target = join(temporaryFolder(), wheel.file)
  writeFileSync(`${target}.part`, made.bytes.subarray(0, 30))
  const seen: number[] = []
  await downloadWheel(wheel, await locateWheel(wheel, indexUrl), target, { onBytes: (done) => seen.push(done) })
  expect(requests).toEqual([`/files/${wheel.file} bytes=30-`])
  expect(seen.at(-1)).toBe(wheel.bytes)
})

test('other bytes than the pinned ones are refused and not kept', async () => {
  const damaged = made.bytes.slice()
  damaged[20]! ^= 1
  const { indexUrl } = await serveWheels([{ wheel, bytes: damaged }])
  const target = join(temporaryFolder(), wheel.file)
  const download = downloadWheel(wheel, await locateWheel(wheel, indexUrl), target)
  await expect(download).rejects.toMatchObject({ code: 'SETUP_CHECKSUM' })
  expect(existsSync(target) || existsSync(`${target}.part`)).toBe(false)
})

test('a refusal is not asked again', async () => {
  const { indexUrl, requests } = await serveWheels([made])
  const url = new URL(`../files/none.whl`, `${indexUrl}/`)
  const download = downloadWheel(wheel, url, join(temporaryFolder(), wheel.file))
  await expect(download).rejects.toMatchObject({ code: 'SETUP_UNREACHABLE' })
  expect(requests).toEqual([])
})

test("an abort ends it with the signal's reason", async () => {
  const { indexUrl } = await serveWheels([made])
  const reason = new Error('enough')
  const target = join(temporaryFolder(), wheel.file)
  const url = await locateWheel(wheel, indexUrl)
  await expect(downloadWheel(wheel, url, target, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
