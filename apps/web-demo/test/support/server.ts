import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type PreviewServer, preview } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Serves the built page as `npm run demo` does, or without any of its headers. */
export async function serve({ headers = true }: { readonly headers?: boolean } = {}): Promise<{
  readonly url: string
  close(): Promise<void>
}> {
  const server = await preview({
    root,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0, ...(headers ? {} : { headers: {} }) },
  })
  if (!headers) removeHeaders(server)
  const { port } = server.httpServer.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

// Vite merges headers, so an empty object takes none away.
function removeHeaders(server: PreviewServer): void {
  server.config.preview.headers = {}
}
