// The page without a network: the app's files are kept when the worker is installed, whatever else the page asks for
// when it first does. The digits have a cache of their own (`data/fetch-file.ts`).

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface RequestEvent extends Event {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface ServiceWorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  readonly registration: { readonly scope: string }
}

/** Put in by the build. */
declare const __APP_FILES__: readonly string[]
declare const __APP_VERSION__: string

const scope = self as unknown as ServiceWorkerScope
const PREFIX = 'oneloop-app-'
const CACHE = `${PREFIX}${__APP_VERSION__}`

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(['./', ...__APP_FILES__]))
      .then(() => scope.skipWaiting()),
  )
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(removeOlder().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin || pathname.endsWith('.bin')) return
  event.respondWith(request.mode === 'navigate' ? page(request) : asset(request))
})

async function page(request: Request): Promise<Response> {
  try {
    return isolated(await fetch(request))
  } catch {
    const kept = await caches.match(new URL('./', scope.registration.scope), { cacheName: CACHE, ignoreVary: true })
    return kept === undefined ? Response.error() : isolated(kept)
  }
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  // Some servers vary by origin, which scripts of the page send and the installation did not.
  const kept = await cache.match(request, { ignoreVary: true })
  if (kept !== undefined) return isolated(kept)
  const response = await fetch(request)
  // A full disk costs the copy, not the answer.
  if (response.ok) await cache.put(request, response.clone()).catch(() => undefined)
  return isolated(response)
}

/** Threads need these two headers: a host that can't set them gets them from here, from the second visit on. */
function isolated(response: Response): Response {
  if (response.status === 0 || response.headers.has('Cross-Origin-Embedder-Policy')) return response
  const headers = new Headers(response.headers)
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp')
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers })
}

async function removeOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  )
}
