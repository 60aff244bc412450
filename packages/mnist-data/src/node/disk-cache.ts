import { readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeFolder, writeFileAtomic } from '@oneloop/core/node'
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
      await makeFolder(dirname(path(key)))
      await writeFileAtomic(path(key), bytes)
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
