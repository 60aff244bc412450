import type { ByteCache } from './byte-cache.ts'

/**
 * Keeps downloads in the browser's Cache Storage, by origin. Outside secure contexts there is none, and nothing is kept.
 * https://developer.mozilla.org/en-US/docs/Web/API/CacheStorage
 */
export function browserCache(name = 'oneloop'): ByteCache {
  const open = async () => ('caches' in globalThis ? await caches.open(name) : undefined)
  return {
    async get(key) {
      const response = await (await open())?.match(address(key))
      return response === undefined ? undefined : new Uint8Array(await response.arrayBuffer())
    },
    async put(key, bytes) {
      await (await open())?.put(address(key), new Response(bytes as Uint8Array<ArrayBuffer>))
    },
    async delete(key) {
      await (await open())?.delete(address(key))
    },
  }
}

// Cache Storage wants a URL for a key: this one is never requested.
function address(key: string): string {
  return `https://oneloop.invalid/${key}`
}
