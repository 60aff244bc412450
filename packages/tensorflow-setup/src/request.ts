/**
 * GET. Basic credentials may stand in the URL, as pip allows; they are sent as a header, which `fetch` insists on.
 *
 * @throws Error on any status but 2xx
 */
export async function request(
  address: URL,
  options: { accept?: string; range?: string; signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  const url = new URL(address)
  const headers = new Headers()
  if (url.username !== '') {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`)
    url.username = ''
    url.password = ''
  }
  if (options.accept !== undefined) headers.set('accept', options.accept)
  if (options.range !== undefined) headers.set('range', options.range)
  const response = await fetch(url, { headers, ...(options.signal && { signal: options.signal }) })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`HTTP ${response.status} ${response.statusText}`.trim())
  }
  return response
}

/** What went wrong, in a few words: Node's `fetch` says only "fetch failed" and keeps the reason in `cause`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error) return (cause as NodeJS.ErrnoException).code ?? cause.message
  return error.message
}
