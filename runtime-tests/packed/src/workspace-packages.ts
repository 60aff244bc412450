import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from 'runtime-test-tools'

export interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
  readonly [field: string]: unknown
}

export interface WorkspacePackage {
  readonly folder: string
  readonly manifest: Manifest
}

/** Everything under `packages/` that is published. */
export function workspacePackages(): WorkspacePackage[] {
  const parent = join(repositoryRoot, 'packages')
  return readdirSync(parent)
    .map((name) => readPackage(join(parent, name)))
    .filter(({ manifest }) => manifest['private'] !== true)
}

const readPackage = (folder: string) => ({ folder, manifest: readManifest(join(folder, 'package.json')) })

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}
