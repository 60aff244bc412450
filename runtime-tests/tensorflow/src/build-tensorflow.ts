import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setupTensorflow } from '@oneloop/tensorflow-setup'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Why nothing can be tested here; undefined when the binding stands. */
    skipReason: string | undefined
  }
}

/** Builds the binding before the tests, or tells them why this machine can't. */
export default async function buildTensorflow(project: TestProject): Promise<void> {
  const options = { cacheDir: join(project.config.env['XDG_CACHE_HOME']!, 'oneloop') }
  const { plan: last } = await setupTensorflow({ ...options, dryRun: true })
  if (last.paths) await rm(dirname(last.paths.binding), { recursive: true, force: true })
  const { plan } = await setupTensorflow({ ...options, dryRun: true })
  const skipReason = plan.missing.map(({ what }) => what).join('; ') || undefined
  project.provide('skipReason', skipReason)
  if (skipReason !== undefined) {
    // `npm test` prints it; a result that turbo has kept is made anew with --force.
    const results = join(project.config.root, 'test-results')
    await mkdir(results, { recursive: true })
    await writeFile(join(results, 'skipped.txt'), `TensorFlow is not tested: ${skipReason}\n`)
    return
  }
  await setupTensorflow(options)
}
