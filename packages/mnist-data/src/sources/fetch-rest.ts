import { OneloopError } from '@oneloop/core'

/** No file of these datasets is near this, packed or not: a server that sends more sends something else. */
const MAX_BYTES = 128 << 20
const STALL_MS = 30_000

interface FetchOptions {
  readonly signal?: AbortSignal
  readonly onBytes: (loadedBytes: number, totalBytes: number | undefined) => void
}

/**
 * Appends what is still missing of `url` to `body`: asks for the rest only, and starts again when the server doesn't do
 * that. Whatever arrives before a failure stays in `body`.
 *
 * @throws OneloopError `HTTP_STATUS`, `DOWNLOAD_CUT`, `TOO_LARGE`; whatever `fetch` throws
 */
export async function fetchRest(url: string, body: { pieces: Uint8Array[] }, options: FetchOptions): Promise<void> {
  const stalled = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stalled.signal]) : stalled.signal
  const watch = () => setTimeout(() => stalled.abort(cut(url, loaded, undefined)), STALL_MS)
  let loaded = body.pieces.reduce((size, piece) => size + piece.length, 0)
  let timer = watch()
  try {
    const response = await fetch(url, { signal, ...(loaded > 0 && { headers: { Range: `bytes=${loaded}-` } }) })
    const total = totalBytes(response, loaded)
    if (response.status === 200 || response.status === 416) {
      body.pieces = []
      loaded = 0
    }
    if (!response.ok || response.body === null) throw badStatus(url, response.status)
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      clearTimeout(timer)
      timer = watch()
      body.pieces.push(value)
      loaded += value.length
      options.onBytes(loaded, total)
      if (loaded > MAX_BYTES) {
        await reader.cancel()
        throw new OneloopError(`the server sends more than ${MAX_BYTES} bytes`, { code: 'TOO_LARGE', file: url })
      }
    }
    if (total !== undefined && loaded < total) throw cut(url, loaded, total)
  } finally {
    clearTimeout(timer)
  }
}

/** Whether another attempt at the same URL may go better. */
export function isRetriable(cause: unknown): boolean {
  return !(cause instanceof OneloopError) || !['HTTP_STATUS', 'TOO_LARGE'].includes(cause.code)
}

function totalBytes(response: Response, loaded: number): number | undefined {
  if (response.status === 206) {
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? []
    if (Number(start) !== loaded) throw badStatus(response.url, response.status)
    return Number(total)
  }
  // The length is that of what travels, which is not what arrives when the server compresses it for the way.
  if (response.headers.has('content-encoding')) return undefined
  const length = response.headers.get('content-length')
  return length === null ? undefined : Number(length)
}

function badStatus(url: string, status: number): OneloopError {
  const mayPass = status >= 500 || status === 408 || status === 416 || status === 429
  return new OneloopError(`the server answers ${status}`, {
    code: mayPass ? 'DOWNLOAD_CUT' : 'HTTP_STATUS',
    file: url,
  })
}

function cut(url: string, loaded: number, total: number | undefined): OneloopError {
  return new OneloopError(`the download stopped after ${loaded}${total === undefined ? '' : ` of ${total}`} bytes`, {
    code: 'DOWNLOAD_CUT',
    file: url,
  })
}
