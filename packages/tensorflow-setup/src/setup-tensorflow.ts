import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { makeFolder, withLock } from '@oneloop/core/node'
import { type BuildPaths, unpackedMark } from './build/build-paths.ts'
import { type BindingReport, checkBinding } from './build/check-binding.ts'
import { compileBinding } from './build/compile-binding.ts'
import { type PlanOptions, planSetup } from './plan/plan-setup.ts'
import type { SetupPlan, SetupStep } from './plan/setup-plan.ts'
import { downloadWheel, sha256Of } from './wheels/download.ts'
import { unpackWheel } from './wheels/unpack.ts'

/** Where a setup stands. */
export interface SetupProgress {
  readonly step: SetupStep
  /** Counted from 0, of `steps`. */
  readonly index: number
  readonly steps: number
  /** How much of this step is done, and all of it; equal when it is done. A step that has no size goes from 0 to 1. */
  readonly done: number
  readonly total: number
}

/** Options of `setupTensorflow`. */
export interface SetupOptions extends PlanOptions {
  /** Only plan. Default: false. */
  readonly dryRun?: boolean
  readonly onProgress?: (progress: SetupProgress) => void
}

/** What `setupTensorflow` did, or would do. */
export interface SetupResult {
  readonly plan: SetupPlan
  /** What the finished binding said of itself; null after a dry run. */
  readonly report: BindingReport | null
}

/**
 * Builds a native binding for `@tensorflow/tfjs-node` from package registries alone: TensorFlow's C library and headers
 * (and for a GPU, CUDA's libraries) out of their wheels on PyPI, the binding's C++ sources out of the installed npm
 * package, compiled against Node-API. The result is kept in the cache, serves every Node version, and is what
 * `loadTfjsNode` loads. Nothing in `node_modules` is changed. A second run finds its work done and only checks it.
 *
 * @throws OneloopError `SETUP_PREREQUISITES` before anything is fetched, with the whole list of what is missing;
 *   `SETUP_UNREACHABLE`, `SETUP_CHECKSUM`, `SETUP_BAD_WHEEL`, `SETUP_COMPILE_FAILED`, `SETUP_CHECK_FAILED`, `IN_USE`
 * @throws the signal's reason, when aborted; what was downloaded stays, and the next run goes on from it
 */
export async function setupTensorflow(options: SetupOptions = {}): Promise<SetupResult> {
  const plan = await planSetup(options)
  if (options.dryRun) return { plan, report: null }
  if (plan.missing.length > 0) {
    throw new OneloopError(`missing: ${plan.missing.map(({ what }) => what).join('; ')}`, {
      code: 'SETUP_PREREQUISITES',
      fix: plan.missing.map(({ fix }) => fix).join('; '),
    })
  }
  const { paths } = plan
  if (paths === undefined) return { plan, report: await checkBinding(plan.binding!, options.signal) }
  await makeFolder(dirname(paths.lock))
  return withLock(paths.lock, async () => ({ plan, report: await follow(plan, paths, options) }))
}

async function follow(plan: SetupPlan, paths: BuildPaths, options: SetupOptions): Promise<BindingReport> {
  const { signal, onProgress } = options
  for (const [index, step] of plan.steps.entries()) {
    const tell = (done: number, total: number) => onProgress?.({ step, index, steps: plan.steps.length, done, total })
    switch (step.kind) {
      case 'download': {
        const { bytes } = step.wheel
        tell(0, bytes)
        await downloadWheel(step.wheel, step.url, step.target, { signal, onBytes: (done) => tell(done, bytes) })
        break
      }
      case 'unpack': {
        const { unpackedBytes } = step.wheel
        tell(0, unpackedBytes)
        if (!step.isDownloaded) await checkFound(step, signal)
        await unpackWheel(step.file, paths.staging, { signal, onBytes: (done) => tell(done, unpackedBytes) })
        await writeFile(unpackedMark(paths.staging, step.wheel.file), '')
        await rm(step.file)
        break
      }
      case 'compile':
        tell(0, 1)
        await moveIntoPlace(paths)
        await compileBinding({ ...step, signal })
        tell(1, 1)
        break
      case 'check': {
        tell(0, 1)
        try {
          const report = await checkBinding(step.binding, signal)
          tell(1, 1)
          return report
        } catch (error) {
          // So that the next run compiles it anew.
          await rm(step.binding, { force: true })
          throw error
        }
      }
    }
  }
  throw new Error('a plan ends with a check')
}

async function moveIntoPlace({ staging, library }: BuildPaths): Promise<void> {
  if (!existsSync(library)) await rename(staging, library)
}

/** A wheel that was downloaded has been checked; one that was found lying there has not. */
async function checkFound({ file, wheel }: SetupStep & { kind: 'unpack' }, signal?: AbortSignal): Promise<void> {
  const sha256 = await sha256Of(file, signal)
  if (sha256 === wheel.sha256) return
  throw new OneloopError(`sha256 is ${sha256}, not ${wheel.sha256}: it is not the file that is wanted`, {
    code: 'SETUP_CHECKSUM',
    file,
    fix: 'delete it and run the setup again',
  })
}
