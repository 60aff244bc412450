import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** An installed `@tensorflow/tfjs-node` or `@tensorflow/tfjs-node-gpu`. */
export interface TfjsNodePackage {
  readonly name: string
  readonly version: string
  readonly folder: string
}

const PACKAGES = ['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu'] as const

/**
 * The package to use, as the folder `from` would import it; by default the working folder, and failing that, this package
 * itself. The two hold the same code, so either will do; the one named after the device asked for is preferred.
 */
export function findTfjsNode(gpu: boolean, from?: string): TfjsNodePackage | undefined {
  const names = gpu ? PACKAGES.toReversed() : PACKAGES
  const importerIn = (folder: string) => pathToFileURL(join(folder, 'package.json'))
  for (const start of from === undefined ? [importerIn(process.cwd()), import.meta.url] : [importerIn(from)]) {
    for (const name of names) {
      const manifest = resolve(createRequire(start), `${name}/package.json`)
      if (manifest === undefined) continue
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
      return { name, version, folder: dirname(manifest) }
    }
  }
  return undefined
}

/** The binding that the package's own install script brought, if it did. */
export async function officialBinding(found: TfjsNodePackage): Promise<string | undefined> {
  const lib = join(found.folder, 'lib')
  const entries = await readdir(lib).catch(() => [])
  const versions = entries
    .map((entry) => Number(/^napi-v(\d+)$/.exec(entry)?.[1]))
    .filter((version) => version <= Number(process.versions['napi']))
  for (const version of versions.sort((a, b) => b - a)) {
    const folder = join(lib, `napi-v${version}`)
    if ((await readdir(folder)).includes('tfjs_binding.node')) return join(folder, 'tfjs_binding.node')
  }
  return undefined
}

function resolve(require: NodeJS.Require, request: string): string | undefined {
  try {
    return require.resolve(request)
  } catch {
    return undefined
  }
}
