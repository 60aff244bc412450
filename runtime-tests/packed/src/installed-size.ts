import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { manifestOf } from './install-alone.ts'
import type { Tarball } from './pack.ts'
import { readManifest, type WorkspacePackage } from './workspace-packages.ts'

/** What `npm install` of one package brings, each package once: bytes as they lie on a disk, by name. */
export function installedSizes(
  name: string,
  packages: readonly WorkspacePackage[],
  tarballs: ReadonlyMap<string, Tarball>,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  const add = (wanted: string, from: string) => {
    if (sizes.has(wanted)) return
    const ours = packages.find(({ manifest }) => manifest.name === wanted)
    const tarball = tarballs.get(wanted)
    const folder = ours?.folder ?? installedFolder(wanted, from)
    sizes.set(wanted, bytesIn(tarball?.contents ?? folder))
    const { dependencies = {} } =
      tarball === undefined ? readManifest(join(folder, 'package.json')) : manifestOf(tarball)
    for (const dependency of Object.keys(dependencies)) add(dependency, folder)
  }
  add(name, '')
  return sizes
}

/** As Node looks for it: in the `node_modules` of this folder and of each one above. */
function installedFolder(name: string, from: string): string {
  for (let folder = realpathSync(from); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(candidate)) return realpathSync(candidate)
  }
  throw new Error(`${name}, which ${from} depends on, is not installed`)
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .reduce((sum, path) => sum + (statSync(path).isDirectory() ? bytesIn(path) : statSync(path).size), 0)
}
