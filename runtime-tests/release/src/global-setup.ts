import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startRegistry } from './registry.ts'
import { type Release, release } from './release.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests may write. */
    outside: string
    registry: string
    release: Release
  }
}

/** Starts the registry and publishes the release to it, once for all files of tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = await mkdtemp(join(await realpath(tmpdir()), 'oneloop-release-'))
  const registry = await startRegistry(outside, ['oneloop', 'create-oneloop', '@oneloop/*'])
  const end = async () => {
    await registry.stop()
    await rm(outside, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    project.provide('release', await release(outside, registry))
    project.provide('registry', registry.url)
    project.provide('outside', outside)
  } catch (error) {
    await end()
    throw error
  }
  return end
}
