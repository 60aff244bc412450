import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packAll, type Tarball } from './pack.ts'
import { workspacePackages } from './workspace-packages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    tarballs: Readonly<Record<string, Tarball>>
  }
}

/** Packs every package, once for all files of tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = await mkdtemp(join(await realpath(tmpdir()), 'oneloop-tarballs-'))
  const end = () => rm(outside, { recursive: true, force: true, maxRetries: 3 })
  try {
    project.provide('tarballs', Object.fromEntries(await packAll(workspacePackages(), outside)))
  } catch (error) {
    await end()
    throw error
  }
  return end
}
