import { BackendUnavailableError } from '@oneloop/trainer'
import { importInNode, isNode } from '../import-in-node.ts'
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
  const dawn = (await loadPeer('tfjs-webgpu', ['webgpu'], () => importInNode('webgpu'))) as Dawn
  const gpu = dawn.create([])
  Object.assign(globalThis, dawn.globals)
  if (navigator === undefined) Object.assign(globalThis, { navigator: { gpu } })
  else Object.assign(navigator, { gpu })
  return gpu
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
