import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from 'runtime-test-tools'

/** A registry of packages on this machine. */
export interface Registry {
  /** With a slash at its end. */
  readonly url: string
  stop(): Promise<void>
}

const verdaccio = fileURLToPath(new URL('../node_modules/verdaccio/bin/verdaccio', import.meta.url))

/** Starts one: ours are only what is published to it, all others come from the registry that this machine installs from. */
export async function startRegistry(folder: string, ours: readonly string[]): Promise<Registry> {
  const { stdout } = await run('npm', ['config', 'get', 'registry'], { cwd: folder })
  const open = { access: '$all', publish: '$all' }
  const config = {
    storage: join(folder, 'storage'),
    uplinks: { others: { url: stdout.trim(), cache: true, timeout: '60s', max_fails: 100 } },
    packages: { ...Object.fromEntries(ours.map((name) => [name, open])), '**': { access: '$all', proxy: 'others' } },
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    max_body_size: '100mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'http' },
  }
  const file = join(folder, 'verdaccio.yaml')
  // JSON is YAML.
  await writeFile(file, JSON.stringify(config))
  const port = await freePort()
  const args = [verdaccio, '--config', file, '--listen', `127.0.0.1:${port}`]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('http address') && resolve())
    child.once('exit', (code) => reject(new Error(`the registry ended with status ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}
