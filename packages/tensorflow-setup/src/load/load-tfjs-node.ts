import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { OneloopError } from '@oneloop/core'
import { buildPaths } from '../build/build-paths.ts'
import { defaultCacheDir } from '../cache-folder.ts'
import { buildKey, tensorflowBuilds } from '../wheels/tensorflow-builds.ts'
import { findTfjsNode, officialBinding, type TfjsNodePackage } from './find-tfjs-node.ts'
import { hasNvidiaDriver } from './nvidia-gpu.ts'
import { requireTfjsNode } from './require-tfjs-node.ts'
import { setTensorflowDefaults } from './tensorflow-defaults.ts'

/** Options of `loadTfjsNode`. */
export interface LoadOptions {
  /** Ask for the GPU, and for nothing less. Default: the CPU. */
  readonly gpu?: boolean
  /** Where `setupTensorflow` put its builds. Default: `oneloop` in the user's cache folder. */
  readonly cacheDir?: string
  /** A folder that can import tfjs-node. Default: the working folder, and failing that, this package itself. */
  readonly from?: string
}

/** tfjs-node, running. `Tf` is what the caller takes the module to be: `typeof import('@tensorflow/tfjs-node')`. */
export interface LoadedTfjsNode<Tf> {
  /** The module: all of TensorFlow.js, its backend `'tensorflow'` registered and set. */
  readonly tf: Tf
  /** `'@tensorflow/tfjs-node'` or `'@tensorflow/tfjs-node-gpu'`: the two hold the same code. */
  readonly packageName: string
  /** The TensorFlow underneath: `'2.21.0'`. */
  readonly tensorflow: string
  readonly gpu: boolean
  readonly binding: string
  /** `'official'`: what the package's install script brought; `'built'`: what `setupTensorflow` made. */
  readonly source: 'official' | 'built'
}

interface NativeBinding {
  readonly TF_Version: string
  isUsingGpuDevice(): boolean
}

let loaded: LoadedTfjsNode<unknown> | undefined

/**
 * Imports `@tensorflow/tfjs-node` (or `-gpu`: either package serves both) on whatever Node this is: with its own prebuilt
 * binding where that is installed and loads, else with the one that `setupTensorflow` built. One TensorFlow fits in a
 * process, so once it is loaded later calls return the same.
 *
 * @throws OneloopError `TENSORFLOW_NOT_INSTALLED` (the package is missing), `TENSORFLOW_NOT_BUILT` (it has no binding),
 *   `TENSORFLOW_NOT_LOADED` (its binding doesn't load), `TENSORFLOW_NO_GPU` (asked for the GPU, and there is none that
 *   TensorFlow can use). Each message ends with the command that fixes it.
 */
export async function loadTfjsNode<Tf = unknown>(options: LoadOptions = {}): Promise<LoadedTfjsNode<Tf>> {
  const gpu = options.gpu ?? false
  if (gpu && !loaded?.gpu && !hasNvidiaDriver()) throw noGpu('no NVIDIA driver on this machine')
  loaded ??= await load(gpu, options)
  if (gpu && !loaded.gpu) {
    throw noGpu(`TensorFlow ${loaded.tensorflow} (${loaded.source} binding) found none that it can use`)
  }
  return loaded as LoadedTfjsNode<Tf>
}

async function load(gpu: boolean, { cacheDir = defaultCacheDir(), from }: LoadOptions) {
  const found = findTfjsNode(gpu, from)
  if (found === undefined) {
    throw new OneloopError('@tensorflow/tfjs-node is not installed', {
      code: 'TENSORFLOW_NOT_INSTALLED',
      fix: 'npm install --ignore-scripts @tensorflow/tfjs-node, then oneloop setup tensorflow',
    })
  }
  setTensorflowDefaults()
  const { binding, source, native } = await openBinding(found, gpu, cacheDir)
  return {
    tf: requireTfjsNode(found, binding),
    packageName: found.name,
    tensorflow: native.TF_Version,
    gpu: native.isUsingGpuDevice(),
    binding,
    source,
  }
}

interface OpenBinding {
  readonly binding: string
  readonly source: 'official' | 'built'
  readonly native: NativeBinding
}

async function openBinding(found: TfjsNodePackage, gpu: boolean, cacheDir: string): Promise<OpenBinding> {
  const require = createRequire(import.meta.url)
  const official = await officialBinding(found)
  let failure: unknown
  const key = buildKey({ gpu })
  const build = tensorflowBuilds[key]
  const built = build && buildPaths(cacheDir, { key, tensorflow: build.version, tfjsNode: found.version }).binding
  for (const [binding, source] of [
    [official, 'official'],
    [built, 'built'],
  ] as const) {
    if (binding === undefined || !existsSync(binding)) continue
    try {
      return { binding, source, native: require(binding) as NativeBinding }
    } catch (cause) {
      failure = cause
    }
  }
  const fix = `oneloop setup tensorflow${gpu ? ' --gpu' : ''}`
  if (failure === undefined) {
    throw new OneloopError(`${found.name} ${found.version} is installed, but has no native binding`, {
      code: 'TENSORFLOW_NOT_BUILT',
      fix,
    })
  }
  throw new OneloopError(`its native binding doesn't load (${firstLine(failure)})`, {
    code: 'TENSORFLOW_NOT_LOADED',
    file: found.folder,
    fix,
    cause: failure,
  })
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}

function noGpu(reason: string): OneloopError {
  return new OneloopError(`TensorFlow can't use a GPU: ${reason}`, {
    code: 'TENSORFLOW_NO_GPU',
    fix: 'see that nvidia-smi lists the GPU (in a container: docker run --gpus all), then oneloop setup tensorflow --gpu',
  })
}
