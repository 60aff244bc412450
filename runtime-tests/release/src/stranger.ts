import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Finished, run } from 'runtime-test-tools'
import { inject } from 'vitest'
import { must } from './must.ts'

/** Someone with an empty folder and our registry. */
export interface Stranger {
  readonly folder: string
  write(path: string, content: string | object): Promise<void>
  /** @throws with what it wrote, when it does not end with status 0 */
  run(program: string, ...args: readonly string[]): Promise<Finished>
  /** The same one, in a folder beneath. */
  in(path: string): Stranger
}

/** Whether all that a release is tried with is tried, and not only what takes seconds. */
export const isThorough = process.env['ONELOOP_REHEARSAL'] === 'all'

export async function stranger(name: string): Promise<Stranger> {
  const outside = inject('outside')
  const folder = join(outside, name)
  await mkdir(folder)
  const env = registryVariables(inject('registry'), outside)
  const someone = strangerIn(folder, env)
  await someone.write('package.json', { name, version: '0.0.0', private: true, type: 'module' })
  await someone.write('.npmrc', `registry=${inject('registry')}\n`)
  return someone
}

const strangerIn = (folder: string, env: NodeJS.ProcessEnv): Stranger => ({
  folder,
  async write(path, content) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  },
  async run(program, ...args) {
    return must(await run(program, args, { cwd: folder, env }), `${basename(folder)}: ${program} ${args.join(' ')}`)
  },
  in: (path) => strangerIn(join(folder, path), env),
})

/** Every package manager has its own. None may look into, or fill, what this machine keeps. */
function registryVariables(registry: string, outside: string): NodeJS.ProcessEnv {
  return {
    npm_config_registry: registry,
    npm_config_cache: join(outside, 'caches', 'npm'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    pnpm_config_registry: registry,
    pnpm_config_store_dir: join(outside, 'caches', 'pnpm'),
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_CACHE_FOLDER: join(outside, 'caches', 'yarn'),
    YARN_GLOBAL_FOLDER: join(outside, 'caches', 'yarn-global'),
    YARN_ENABLE_TELEMETRY: '0',
    // A release is a minute old here.
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    BUN_INSTALL_CACHE_DIR: join(outside, 'caches', 'bun'),
    DENO_DIR: join(outside, 'caches', 'deno'),
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    // This one has set up the test itself.
    npm_config_user_agent: undefined,
    NODE_OPTIONS: undefined,
  }
}
