import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OneloopError } from '@oneloop/core'

/**
 * Does `work` while no other process does any under the same lock file. A lock whose process is gone is taken over.
 *
 * @throws OneloopError `IN_USE`
 */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  await acquire(file)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function acquire(file: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const lock = await open(file, 'wx')
      await lock.writeFile(String(process.pid))
      await lock.close()
      return
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      const pid = Number(await readFile(file, 'utf8').catch(() => ''))
      if (attempt === 2 || isRunning(pid)) {
        throw new OneloopError(`another setup is at work (process ${pid})`, {
          code: 'IN_USE',
          file,
          fix: 'wait for it, or delete this file if there is none',
          cause,
        })
      }
      await rm(file, { force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
