import { concat, OneloopError } from '@oneloop/core'
import { type DatasetName, FILE_NAMES } from '../catalog.ts'
import type { ByteCache } from './byte-cache.ts'
import { checkSha256 } from './check-sha256.ts'
import { fetchRest, isRetriable } from './fetch-rest.ts'
import { PUBLISHED } from './published.ts'
import type { LoadOptions, Part, SourceFile } from './source.ts'

const ATTEMPTS = 3
const FIRST_PAUSE_MS = 200

interface Wanted {
  readonly dataset: DatasetName
  readonly part: Part
  readonly urls: readonly string[]
  readonly cache: ByteCache | undefined
}

/** Gets one file from the first mirror that has it whole, and keeps it; what has come of it is kept when it fails. */
export async function download(wanted: Wanted, { signal, onProgress }: LoadOptions): Promise<SourceFile> {
  const { dataset, part, urls, cache } = wanted
  const name = `${FILE_NAMES[part]}.gz`
  const key = `${dataset}/${name}`
  const body = { pieces: await partial(cache, key) }
  const failures: unknown[] = []
  for (const url of urls) {
    const file = `${url.replace(/\/?$/, '/')}${name}`
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1), signal)
        await fetchRest(file, body, {
          ...(signal && { signal }),
          onBytes: (loadedBytes, totalBytes) => onProgress?.({ part, file, loadedBytes, totalBytes }),
        })
        const bytes = concat(body.pieces)
        // Whatever is wrong with the bytes, they are of no use to the next attempt.
        body.pieces = []
        await checkSha256(bytes, PUBLISHED[dataset].sha256[part], file)
        await keep(cache, key, bytes)
        return { bytes, file }
      } catch (cause) {
        if (signal?.aborted) {
          await cache?.put(`${key}.part`, concat(body.pieces)).catch(() => undefined)
          throw signal.reason
        }
        failures.push(cause)
        if (!isRetriable(cause)) break
      }
    }
  }
  await cache?.put(`${key}.part`, concat(body.pieces)).catch(() => undefined)
  throw failed(dataset, name, failures)
}

async function partial(cache: ByteCache | undefined, key: string): Promise<Uint8Array[]> {
  const bytes = await cache?.get(`${key}.part`).catch(() => undefined)
  return bytes === undefined || bytes.length === 0 ? [] : [bytes]
}

// A full disk or a browser's quota must not cost the download.
async function keep(cache: ByteCache | undefined, key: string, bytes: Uint8Array): Promise<void> {
  await cache?.put(key, bytes).catch(() => undefined)
  await cache?.delete(`${key}.part`).catch(() => undefined)
}

function failed(dataset: string, name: string, failures: readonly unknown[]): OneloopError {
  const reasons = new Set(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))))
  return new OneloopError(`no mirror of ${dataset} gave ${name} (${[...reasons].join(' | ')})`, {
    code: 'DOWNLOAD_FAILED',
    fix: 'see that this machine reaches the network, or give a folder that holds the four files',
    cause: new AggregateError(failures),
  })
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
