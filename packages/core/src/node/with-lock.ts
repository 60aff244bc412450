import { open, readFile, readlink, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { OneloopError } from '../errors/oneloop-error.ts'
import { systemReason } from './system-reason.ts'

/** Who holds a lock: what its file says. */
interface Holder {
  readonly pid: number
  /** When that process started, so that another one with its number is not taken for it; null where it can't be known. */
  readonly started: string | null
  /** The machine, or the container, whose process numbers these are. */
  readonly place: string
  readonly since: string
}

const HEARTBEAT_MS = 5_000
const SILENT_MS = 60_000

/**
 * Does `work` while nobody else does any under the same lock file. A lock outlives a killed process and is then taken
 * over: at once where its process can be seen to be gone, after a minute without a sign of life where it ran on another
 * machine or in another container.
 *
 * @throws OneloopError `IN_USE`; `WRITE_FAILED` when the lock file can't be written
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = JSON.stringify(await thisProcess())
  await acquire(file, mine)
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {})
  }, HEARTBEAT_MS)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true })
  }
}

/** Whether someone does work under that lock file now. */
export async function isLocked(file: string): Promise<boolean> {
  const found = await readFile(file, 'utf8').catch(() => null)
  return found !== null && isAlive(file, parse(found))
}

async function acquire(file: string, mine: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (await create(file, mine)) return
    const found = await readFile(file, 'utf8').catch(() => null)
    const holder = found === null ? null : parse(found)
    if (attempt > 10) throw inUse(file, holder)
    // It went away between the two looks.
    if (found === null) continue
    if (await isAlive(file, holder)) throw inUse(file, holder)
    await takeAway(file, found)
  }
}

async function create(file: string, mine: string): Promise<boolean> {
  try {
    const lock = await open(file, 'wx')
    try {
      await lock.writeFile(mine)
    } finally {
      await lock.close()
    }
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new OneloopError(`can't be written (${systemReason(cause)})`, { code: 'WRITE_FAILED', file, cause })
  }
}

/** Removes a lock that was seen to be stale. When two processes see that, the second must not remove the first's new lock. */
async function takeAway(file: string, stale: string): Promise<void> {
  const aside = `${file}.${crypto.randomUUID().slice(0, 8)}.oneloop.tmp`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8').catch(() => stale)) === stale) await rm(aside, { force: true })
  else await rename(aside, file)
}

async function isAlive(file: string, holder: Holder | null): Promise<boolean> {
  const here = await thisProcess()
  if (holder?.place === here.place) {
    if (!isRunning(holder.pid)) return false
    return holder.started === null || holder.started === (await startOf(holder.pid))
  }
  const found = await stat(file).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs < SILENT_MS
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function thisProcess(): Promise<Holder> {
  // Two containers can have one host name and the same process numbers; Linux tells their namespaces apart.
  const namespace = await readlink('/proc/self/ns/pid').catch(() => process.platform)
  const place = `${hostname()} ${namespace}`
  return { pid: process.pid, started: await startOf(process.pid), place, since: new Date().toISOString() }
}

/** The field `starttime` of Linux's /proc/PID/stat; what precedes it may hold a name with spaces, in parentheses. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

/** Null for a file that no lock was written into, or not all of it yet. */
function parse(text: string): Holder | null {
  try {
    const { pid, started, place, since } = JSON.parse(text) as Partial<Holder>
    if (!Number.isInteger(pid) || pid! <= 0 || typeof place !== 'string' || typeof since !== 'string') return null
    return { pid: pid!, started: typeof started === 'string' ? started : null, place, since }
  } catch {
    return null
  }
}

function inUse(file: string, holder: Holder | null): OneloopError {
  const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.place.split(' ')[0]}, since ${holder.since})`
  return new OneloopError(`another process is at work here${who}`, {
    code: 'IN_USE',
    file,
    fix: 'wait for it or choose another folder; delete this file only if there is no such process',
  })
}
