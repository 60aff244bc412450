import { fileURLToPath } from 'node:url'
import { type Site, serve as serveFolders } from 'static-server'
import { securityHeaders } from '../../build/security-headers.ts'
import type { ClassPlan } from '../../class/class-room.ts'
import { serveClass } from '../../class/serve-class.ts'

/** Serves the built page as `npm run demo` does, or without any of its headers. */
export function serve({ headers = true }: { readonly headers?: boolean } = {}): Promise<Site> {
  return serveFolders({
    folders: { '/': fileURLToPath(new URL('../../dist', import.meta.url)) },
    headers: headers ? securityHeaders : {},
  })
}

/** The same with a class, as `npm run demo -- --class` does. */
export async function serveWithClass(plan: ClassPlan): Promise<Pick<Site, 'url' | 'close'>> {
  const site = await serve()
  const lesson = serveClass(site.server, plan)
  return {
    url: site.url,
    async close() {
      await lesson.close()
      await site.close()
    },
  }
}
