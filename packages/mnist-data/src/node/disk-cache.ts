import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ByteCache } from '../sources/byte-cache.ts'

/**
 * Keeps downloads in a folder, `$ONELOOP_CACHE` or `$XDG_CACHE_HOME/oneloop` or `~/.cache/oneloop` unless another is
 * given. A file appears there whole or not at all.
 */
export function diskCache(folder: string = defaultFolder()): ByteCache {
  const path = (key: string) => join(folder, ...key.split('/'))
  return {
    async get(key) {
      return readFile(path(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
    },
    async put(key, bytes) {
      const temporary = `${path(key)}.${process.pid}.${crypto.randomUUID()}.tmp`
      await mkdir(dirname(temporary), { recursive: true })
      try {
        const handle = await open(temporary, 'wx')
        await handle
          .writeFile(bytes)
          .then(() => handle.sync())
          .finally(() => handle.close())
        await rename(temporary, path(key))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    async delete(key) {
      await rm(path(key), { force: true })
    },
  }
}

function defaultFolder(): string {
  const { ONELOOP_CACHE, XDG_CACHE_HOME } = process.env
  return ONELOOP_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'oneloop')
}
