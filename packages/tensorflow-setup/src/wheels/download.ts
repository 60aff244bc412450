import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { reasonOf, request } from '../request.ts'
import type { Wheel } from './wheel.ts'

const ATTEMPTS = 4

/**
 * Fetches a wheel into `target`, checked against its pinned sha256. What an earlier try had fetched (`target.part`) is
 * gone on with, where the server can; a broken connection is tried again.
 *
 * @throws OneloopError `SETUP_UNREACHABLE`, `SETUP_CHECKSUM`
 */
export async function downloadWheel(
  wheel: Wheel,
  url: URL,
  target: string,
  options: { signal?: AbortSignal | undefined; onBytes?: (done: number) => void } = {},
): Promise<void> {
  const part = `${target}.part`
  await mkdir(dirname(target), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    try {
      await fetchRest(url, part, wheel.bytes, options)
      break
    } catch (cause) {
      options.signal?.throwIfAborted()
      if (attempt < ATTEMPTS && !isRefusal(cause)) continue
      throw new OneloopError(`the download of ${wheel.file} failed (${reasonOf(cause)})`, {
        code: 'SETUP_UNREACHABLE',
        file: `${url.origin}${url.pathname}`,
        fix: 'run the setup again to go on from where it stopped',
        cause,
      })
    }
  }
  const sha256 = await sha256Of(part, options.signal)
  if (sha256 !== wheel.sha256) {
    await rm(part)
    throw new OneloopError(`sha256 is ${sha256}, not ${wheel.sha256}: the file was damaged or replaced`, {
      code: 'SETUP_CHECKSUM',
      file: `${url.origin}${url.pathname}`,
      fix: 'run the setup again, or set PIP_INDEX_URL to an index you trust',
    })
  }
  await rename(part, target)
}

/** Hex. */
export async function sha256Of(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^HTTP 4/.test(error.message)
}

async function fetchRest(
  url: URL,
  part: string,
  total: number,
  { signal, onBytes }: { signal?: AbortSignal | undefined; onBytes?: (done: number) => void },
): Promise<void> {
  let done = await stat(part).then(
    ({ size }) => size,
    () => 0,
  )
  if (done === total) return
  if (done > total) done = 0
  const response = await request(url, { signal, ...(done > 0 && { range: `bytes=${done}-` }) })
  if (response.status !== 206) done = 0
  const file = await open(part, done === 0 ? 'w' : 'a')
  try {
    for await (const chunk of response.body!) {
      await file.write(chunk)
      done += chunk.byteLength
      if (done > total) throw new Error(`more than its ${total} bytes came`)
      onBytes?.(done)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (done !== total) throw new Error(`${done} of ${total} bytes came`)
}
