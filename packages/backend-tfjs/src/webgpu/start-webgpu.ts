import { BackendUnavailableError } from '@oneloop/core'
import type * as webgpu from '@tensorflow/tfjs-backend-webgpu'
import { startBackend } from '../start-backend.ts'
import type { Tf } from '../tf.ts'
import { type AdapterInfo, adapterName, isSoftware } from './adapter-name.ts'
import { chooseAdapter, refuseSoftware } from './choose-adapter.ts'
import { findGpu } from './find-gpu.ts'

/** tfjs's WebGPU backend; of its parts, `device` is not in its types. */
export type WebGpuBackend = webgpu.WebGPUBackend & { readonly device: GPUDevice }

export interface RunningWebGpu {
  readonly backend: WebGpuBackend
  readonly adapterInfo: AdapterInfo
}

const running = new WeakMap<object, AdapterInfo>()

/**
 * tfjs's WebGPU backend, started on an adapter that we chose and can name, or as it runs already.
 *
 * @throws BackendUnavailableError
 */
export async function startWebGpu(
  tf: Tf,
  { WebGPUBackend }: Pick<typeof webgpu, 'WebGPUBackend'>,
  allowSoftware: boolean,
): Promise<RunningWebGpu> {
  if (tf.findBackend('webgpu') === null) {
    const adapter = await chooseAdapter(await findGpu(), allowSoftware)
    const info: AdapterInfo = adapter.info ?? {}
    if (isSoftware(info)) avoidBarriers(tf)
    // tfjs's own factory takes whichever adapter it is given, and does not say which.
    if (tf.findBackendFactory('webgpu') !== null) tf.removeBackend('webgpu')
    tf.registerBackend('webgpu', async () => {
      const backend = new WebGPUBackend(await adapter.requestDevice(deviceOf(adapter)), adapter.info)
      running.set(backend, info)
      return backend
    })
    if (!(await startBackend(tf, 'webgpu'))) {
      throw new BackendUnavailableError('tfjs-webgpu', {
        reason: `${adapterName(info)} gave no device`,
        fix: 'update its driver',
      })
    }
  }
  const backend = tf.findBackend('webgpu') as unknown as WebGpuBackend
  const adapterInfo = running.get(backend) ?? backend.device.adapterInfo ?? {}
  refuseSoftware(adapterInfo, allowSoftware)
  return { backend, adapterInfo }
}

/** All that the adapter has of the limits that tfjs runs into: WebGPU gives the least ones unless asked. */
function deviceOf({ limits }: GPUAdapter): GPUDeviceDescriptor {
  return {
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
    },
  }
}

/** By default tfjs multiplies small matrices with a workgroup for each output; in software its barriers cost 100 times the work. */
function avoidBarriers(tf: Tf): void {
  const smallOutputSize = 2
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', smallOutputSize)
}
