import { type FSWatcher, watch } from 'node:fs'
import { FILES } from '../training/output-folder.ts'

/** Where the system does not tell of changes, as on network disks, folders are looked at as often. */
const LOOK_MS = 1000
/** A run with short epochs is not shown more often. */
const LEAST_MS = 250

/**
 * Calls `look` when something changed in one of the folders, at most four times a second, and every second in any case.
 * One call is over before the next begins.
 *
 * @returns ends it, once the call under way is over
 */
export function watchFolders(folders: readonly string[], look: () => Promise<void>): () => Promise<void> {
  let isClosed = false
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let isSoon = false

  const lookAfter = (ms: number) => {
    if (isClosed) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      isSoon = false
      underWay = look().finally(() => lookAfter(LOOK_MS))
    }, ms)
    timer.unref()
  }
  const changed = () => {
    // Changes that come faster than `LEAST_MS` must not put the look off again and again.
    if (timer === null || isSoon) return
    isSoon = true
    lookAfter(LEAST_MS)
  }

  const watchers = folders.flatMap((folder): FSWatcher[] => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === FILES.historyJson) changed()
      })
      // The folder went away: looking at it will tell.
      watcher.on('error', () => watcher.close())
      return [watcher]
    } catch {
      return []
    }
  })
  lookAfter(LOOK_MS)
  return async () => {
    isClosed = true
    if (timer !== null) clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    await underWay
  }
}
