import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { type BuildPaths, buildPaths, unpackedMark } from '../build/build-paths.ts'
import { checkBinding } from '../build/check-binding.ts'
import { findCompiler } from '../build/compiler.ts'
import { defaultCacheDir } from '../cache-folder.ts'
import { findTfjsNode, officialBinding, type TfjsNodePackage } from '../load/find-tfjs-node.ts'
import { defaultIndexUrl, locateWheel } from '../wheels/simple-index.ts'
import { buildKey, tensorflowBuilds } from '../wheels/tensorflow-builds.ts'
import type { TensorflowBuild } from '../wheels/wheel.ts'
import {
  type Missing,
  missingOfDisk,
  missingOfMachine,
  NO_COMPILER,
  NO_TFJS_NODE,
  thisMachine,
} from './prerequisites.ts'
import type { SetupPlan, SetupStep } from './setup-plan.ts'

/** Options of `planSetup`. */
export interface PlanOptions {
  /** For NVIDIA GPUs: CUDA's libraries too. Default: for the CPU. */
  readonly gpu?: boolean
  /** Default: `oneloop` in the user's cache folder. */
  readonly cacheDir?: string
  /** A folder that can import tfjs-node. Default: the working folder, and failing that, this package itself. */
  readonly from?: string
  /** The Python package index to take TensorFlow from. Default: `PIP_INDEX_URL`, or PyPI. */
  readonly indexUrl?: string
  /** What may be built, by `buildKey`. Default: this package's pinned builds. */
  readonly builds?: Readonly<Record<string, TensorflowBuild>>
  readonly signal?: AbortSignal
}

/**
 * Works out what a setup would do on this machine and what stands in its way, asking the package index where the files
 * are but fetching none.
 */
export async function planSetup(options: PlanOptions = {}): Promise<SetupPlan> {
  const { gpu = false, cacheDir = defaultCacheDir(), indexUrl = defaultIndexUrl(), signal } = options
  const machine = thisMachine()
  const tfjsNode = findTfjsNode(gpu, options.from)
  const official = tfjsNode && (await workingOfficialBinding(tfjsNode, gpu, signal))
  const key = buildKey({ gpu })
  const build = (options.builds ?? tensorflowBuilds)[key]
  const common = { gpu, platform: `${machine.platform} ${machine.arch}`, tensorflow: build?.version, tfjsNode }
  const nothing = { paths: undefined, steps: [], downloadBytes: 0, diskBytes: 0, missing: [] }
  if (official !== undefined) return { ...common, ...nothing, source: 'official', binding: official }

  const missing = missingOfMachine(machine, gpu, build !== undefined)
  if (tfjsNode === undefined) missing.push(NO_TFJS_NODE)
  const compiler = await findCompiler()
  const paths =
    build && buildPaths(cacheDir, { key, tensorflow: build.version, tfjsNode: tfjsNode?.version ?? 'unknown' })
  const isReady = paths !== undefined && existsSync(paths.binding)
  if (compiler === undefined && !isReady) missing.push(NO_COMPILER)
  if (build === undefined || paths === undefined) {
    return { ...common, ...nothing, source: 'built', binding: undefined, missing }
  }

  const steps: SetupStep[] = []
  let diskBytes = 0
  if (!existsSync(paths.library)) {
    const wheels = await wheelSteps(build, paths, indexUrl, signal)
    steps.push(...wheels.steps)
    missing.push(...wheels.missing)
    diskBytes = build.wheels.reduce((sum, wheel) => sum + wheel.unpackedBytes, 0)
    // Wheels are unpacked one by one, each deleted after it: beside the result there is never more than the largest.
    const largest = Math.max(...build.wheels.map(({ bytes }) => bytes))
    missing.push(...(await missingOfDisk(cacheDir, diskBytes + largest)))
  }
  if (!isReady && tfjsNode !== undefined && compiler !== undefined) {
    const sources = join(tfjsNode.folder, 'binding')
    const { library, binding: target } = paths
    steps.push({ kind: 'compile', compiler, sources, library, libraries: build.libraries, target })
  }
  steps.push({ kind: 'check', binding: paths.binding })
  const downloadBytes = steps.reduce((sum, step) => sum + (step.kind === 'download' ? step.wheel.bytes : 0), 0)
  return { ...common, source: 'built', binding: paths.binding, paths, steps, downloadBytes, diskBytes, missing }
}

async function workingOfficialBinding(
  tfjsNode: TfjsNodePackage,
  gpu: boolean,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const binding = await officialBinding(tfjsNode)
  if (binding === undefined) return undefined
  const report = await checkBinding(binding, signal).catch(() => undefined)
  signal?.throwIfAborted()
  return report && (report.gpu || !gpu) ? binding : undefined
}

async function wheelSteps(
  build: TensorflowBuild,
  paths: BuildPaths,
  indexUrl: string,
  signal: AbortSignal | undefined,
): Promise<{ steps: SetupStep[]; missing: Missing[] }> {
  const missing: Missing[] = []
  const perWheel = await Promise.all(
    build.wheels.map(async (wheel): Promise<SetupStep[]> => {
      if (existsSync(unpackedMark(paths.staging, wheel.file))) return []
      const file = join(paths.downloads, wheel.file)
      if (existsSync(file)) return [{ kind: 'unpack', wheel, file, isDownloaded: false }]
      try {
        const url = await locateWheel(wheel, indexUrl, signal)
        return [
          { kind: 'download', wheel, url, target: file },
          { kind: 'unpack', wheel, file, isDownloaded: true },
        ]
      } catch (error) {
        if (!(error instanceof OneloopError)) throw error
        const byHand = `or put ${wheel.file} into ${paths.downloads}`
        missing.push({ what: `${wheel.file} (${error.message})`, fix: byHand })
        return []
      }
    }),
  )
  return { steps: perWheel.flat(), missing }
}
