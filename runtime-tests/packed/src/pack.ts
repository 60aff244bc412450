import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot, run } from 'runtime-test-tools'
import type { WorkspacePackage } from './workspace-packages.ts'

const pnpm = join(repositoryRoot, 'node_modules', '.bin', 'pnpm')

export interface Tarball {
  readonly path: string
  /** What is in it, unpacked: the folder of its `package.json`. */
  readonly contents: string
}

/** `pnpm pack`, and the tarball unpacked beside itself. */
async function pack({ folder, manifest }: WorkspacePackage, destination: string): Promise<Tarball> {
  const name = manifest.name.replace('@', '').replace('/', '-')
  const path = join(destination, `${name}-${manifest['version']}.tgz`)
  must(await run(pnpm, ['pack', '--out', path], { cwd: folder }), 'pnpm pack')
  const unpacked = join(destination, name)
  await mkdir(unpacked)
  must(await run('tar', ['-xzf', path, '-C', unpacked], { cwd: destination }), 'tar')
  return { path, contents: join(unpacked, 'package') }
}

/** Each package's tarball by its name. */
export async function packAll(
  packages: readonly WorkspacePackage[],
  destination: string,
): Promise<ReadonlyMap<string, Tarball>> {
  const tarballs = new Map<string, Tarball>()
  for (const one of packages) tarballs.set(one.manifest.name, await pack(one, destination))
  return tarballs
}

/** `pnpm install` in a folder, from what is on this machine alone. */
export async function install(folder: string): Promise<void> {
  const args = ['install', '--offline', '--store-dir', join(folder, '..', 'store')]
  must(await run(pnpm, args, { cwd: folder }), 'pnpm install')
}

function must({ status, stdout, stderr }: Awaited<ReturnType<typeof run>>, what: string): void {
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
}
