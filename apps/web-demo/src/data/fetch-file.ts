import { sha256 } from '@oneloop/core'
import { browserCache, OneloopError } from 'oneloop'
import type { DataFile } from './data-file.ts'

const cache = browserCache('oneloop-data')

interface FetchOptions {
  readonly signal?: AbortSignal
  readonly onBytes?: (loadedBytes: number) => void
}

/**
 * The file's bytes: from the browser's cache where it is there and whole, else streamed from the page's own server and
 * kept.
 *
 * @throws OneloopError `DOWNLOAD_FAILED` without a network, `CHECKSUM_MISMATCH` when the server's file is another one
 */
export async function fetchFile(file: DataFile, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const kept = await cache.get(file.sha256).catch(() => undefined)
  if (kept !== undefined && (await sha256(kept)) === file.sha256) {
    options.onBytes?.(file.bytes)
    return kept as Uint8Array<ArrayBuffer>
  }
  const bytes = await download(file, options)
  if ((await sha256(bytes)) !== file.sha256) {
    throw new OneloopError('this is not the file that the page was built with', {
      code: 'CHECKSUM_MISMATCH',
      file: file.url,
      fix: 'reload the page',
    })
  }
  // A full disk costs the cache, not the run.
  await cache.put(file.sha256, bytes).catch(() => undefined)
  return bytes
}

async function download(file: DataFile, { signal, onBytes }: FetchOptions): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(file.url, signal === undefined ? {} : { signal })
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`)
    const bytes = new Uint8Array(file.bytes)
    let at = 0
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return bytes
      if (at + value.length > bytes.length) throw new Error('the server sent more than the file has')
      bytes.set(value, at)
      at += value.length
      onBytes?.(at)
    }
  } catch (cause) {
    signal?.throwIfAborted()
    throw new OneloopError('the data could not be fetched', {
      code: 'DOWNLOAD_FAILED',
      file: file.url,
      fix: 'see that you are online, then try again',
      cause,
    })
  }
}
