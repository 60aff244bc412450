import { existsSync, realpathSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { install, type Tarball } from './pack.ts'
import { readManifest, type WorkspacePackage } from './workspace-packages.ts'

/**
 * An empty folder in which only `names` are installed, ours from their tarballs. What the tarballs depend on comes from
 * the tarballs too, and what others publish from where the lock file's install has put it: the same versions, and no
 * registry is asked. pnpm links a package to the dependencies that it declares and to no more.
 */
export async function installAlone(
  names: readonly string[],
  packages: readonly WorkspacePackage[],
  tarballs: ReadonlyMap<string, Tarball>,
  folder: string,
): Promise<void> {
  const overrides = Object.fromEntries([
    ...packages.flatMap((one) => thirdParty(one)),
    ...[...tarballs].map(([name, { path }]) => [name, `file:${path}`]),
  ])
  await mkdir(folder)
  const manifest = {
    name: 'alone',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(names.map((name) => [name, overrides[name] ?? '*'])),
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  // JSON is YAML.
  await writeFile(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides, pmOnFail: 'ignore' }))
  await install(folder)
}

/** Where the packages that others publish, and that this one needs, are installed in the workspace. */
function thirdParty({ folder, manifest }: WorkspacePackage): [name: string, link: string][] {
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    .map((name): [string, string] => [name, join(folder, 'node_modules', name)])
    .filter(([, path]) => existsSync(path))
    .map(([name, path]) => [name, `link:${realpathSync(path)}`])
}

/** What a package's README tells its reader to install; the package itself where it does not say. */
export function namesToInstall(name: string, shellBlocks: readonly string[]): string[] {
  const command = shellBlocks.flatMap((code) => code.split('\n')).find((line) => line.startsWith('npm install '))
  const named = command?.split(/\s+/).slice(2).map(withoutVersion) ?? []
  return named.length === 0 ? [name] : named
}

/** `@scope/name@1.2.3` → `@scope/name` */
function withoutVersion(wanted: string): string {
  const at = wanted.indexOf('@', 1)
  return at < 0 ? wanted : wanted.slice(0, at)
}

export const manifestOf = ({ contents }: Tarball) => readManifest(join(contents, 'package.json'))
