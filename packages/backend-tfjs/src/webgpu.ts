import type { Backend } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import type { Device } from './device.ts'
import { residentRowSource } from './engine/resident-row-source.ts'
import { peerUnavailable } from './load-peer.ts'
import { tfjsBackend } from './tfjs-backend.ts'
import { adapterName } from './webgpu/adapter-name.ts'
import { gpuDropoutMask } from './webgpu/dropout-mask.ts'
import { datasetOnWebGpu } from './webgpu/gather-rows.ts'
import { gpuVectorOps } from './webgpu/gpu-vector-ops.ts'
import { startWebGpu } from './webgpu/start-webgpu.ts'

/** Options of `tfjsWebGpu`. */
export interface TfjsWebGpuOptions {
  /**
   * Whether an adapter that is a program on the CPU (SwiftShader, WARP) will do: right for tests, slower than WASM.
   * Default false: then it counts as no GPU.
   */
  readonly allowSoftware?: boolean
}

/**
 * tfjs on the GPU by WebGPU: in a browser that has it, and in Node by npm `webgpu` (Dawn) on Vulkan, Metal or D3D12.
 * Needs `@tensorflow/tfjs-core` and `@tensorflow/tfjs-backend-webgpu`, and in Node `webgpu`.
 *
 * @throws BackendUnavailableError (from `createEngine`) without them, or without a GPU
 */
export function tfjsWebGpu(options: TfjsWebGpuOptions = {}): Backend {
  return tfjsBackend('tfjs-webgpu', () => start(options))
}

async function start({ allowSoftware = false }: TfjsWebGpuOptions): Promise<Device> {
  const [tf, webgpu] = await importTf()
  const { backend, adapterInfo } = await startWebGpu(tf, webgpu, allowSoftware)
  return {
    tf,
    backendName: 'webgpu',
    description: `tfjs ${tf.version_core}, WebGPU, ${adapterName(adapterInfo)}`,
    fastTransposedMatMul: true,
    cheapSlices: true,
    createRowSource: () => residentRowSource(tf, datasetOnWebGpu(backend.device.limits.maxStorageBufferBindingSize)),
    vectorOps: gpuVectorOps(tf),
    dropoutMask: gpuDropoutMask,
    settle: settleOn(backend.device),
  }
}

async function importTf() {
  try {
    const tf = await import('@tensorflow/tfjs-core')
    return [tf, await import('@tensorflow/tfjs-backend-webgpu')] as const
  } catch (cause) {
    throw peerUnavailable('tfjs-webgpu', ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgpu'], cause)
  }
}

/** Waits for the GPU, and says so when it is gone: from then on WebGPU takes every call and does nothing. */
function settleOn(device: GPUDevice): () => Promise<void> {
  let lost: GPUDeviceLostInfo | undefined
  void device.lost.then((info) => {
    lost = info
  })
  return async () => {
    await device.queue.onSubmittedWorkDone()
    if (lost === undefined) return
    throw new OneloopError(`the GPU was lost: ${lost.message || lost.reason}`, {
      code: 'GPU_LOST',
      fix: 'start again from the last checkpoint',
    })
  }
}
