import { fileURLToPath } from 'node:url'
import { type Site, serve as serveFolders } from 'static-server'
import { securityHeaders } from '../../build/security-headers.ts'

/** Serves the built page as `npm run demo` does, or without any of its headers. */
export function serve({ headers = true }: { readonly headers?: boolean } = {}): Promise<Site> {
  return serveFolders({
    folders: { '/': fileURLToPath(new URL('../../dist', import.meta.url)) },
    headers: headers ? securityHeaders : {},
  })
}
