import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const PATTERN = /\.[0-9a-f]{8}\.oneloop\.tmp$/
const HOUR_MS = 3_600_000

/** A new name beside `path` for a file that is not whole yet. */
export function temporaryPath(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.oneloop.tmp`
}

/** Removes every file that a killed process left unfinished in the folder. Only for who knows that nobody writes there. */
export async function removeTemporaryFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (PATTERN.test(name)) await rm(join(folder, name), { force: true })
  }
}

/** The same for those beside one file, where another process may be writing now: only what has been left for an hour. */
export async function removeAbandoned(path: string): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!(name.startsWith(`${basename(path)}.`) && PATTERN.test(name))) continue
    const left = await stat(join(folder, name)).catch(() => null)
    if (left !== null && Date.now() - left.mtimeMs > HOUR_MS) await rm(join(folder, name), { force: true })
  }
}
