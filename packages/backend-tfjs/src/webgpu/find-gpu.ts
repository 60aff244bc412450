import { BackendUnavailableError } from '@oneloop/core'
import { isNode } from '@oneloop/core/engine'
import { importInNode } from '../import-in-node.ts'
import { loadPeer } from '../load-peer.ts'

/**
 * The runtime's WebGPU, or in Node npm `webgpu`'s (Dawn), which is then set as the globals that tfjs looks for.
 *
 * @throws BackendUnavailableError
 */
export async function findGpu(): Promise<GPU> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } }
  if (navigator?.gpu !== undefined) return navigator.gpu
  if (!isNode()) throw noWebGpuInBrowser()
  if (!hasVulkanLoader()) {
    throw new BackendUnavailableError('tfjs-webgpu', {
      reason: 'there is no Vulkan loader (libvulkan.so.1)',
      fix: 'install the GPU’s driver and libvulkan1',
    })
  }
  const dawn = (await loadPeer('tfjs-webgpu', ['webgpu'], () => importInNode('webgpu'))) as Dawn
  const gpu = dawn.create([])
  Object.assign(globalThis, dawn.globals)
  if (navigator === undefined) Object.assign(globalThis, { navigator: { gpu } })
  else Object.assign(navigator, { gpu })
  return gpu
}

/**
 * Whether Linux has what Dawn reaches GPUs through. Asked first, because without it Dawn prints a warning of its own. A
 * library that is there is no Node addon, and Node says so; one that is not can't be opened.
 */
function hasVulkanLoader(): boolean {
  const { process } = globalThis as { readonly process?: NodeProcess }
  if (process?.platform !== 'linux') return true
  try {
    process.dlopen({ exports: {} }, 'libvulkan.so.1')
  } catch (error) {
    return !String(error).includes('cannot open shared object file')
  }
  return true
}

interface NodeProcess {
  readonly platform: string
  dlopen(module: { exports: object }, file: string): void
}

function noWebGpuInBrowser(): BackendUnavailableError {
  return globalThis.isSecureContext
    ? new BackendUnavailableError('tfjs-webgpu', {
        reason: 'this browser has no WebGPU',
        fix: 'use a current Chrome, Edge, Firefox or Safari',
      })
    : new BackendUnavailableError('tfjs-webgpu', {
        reason: 'browsers give WebGPU to secure pages only',
        fix: 'serve the page over https',
      })
}

/** https://github.com/dawn-gpu/node-webgpu */
interface Dawn {
  create(options: readonly string[]): GPU
  readonly globals: object
}
