import { BackendUnavailableError } from '@oneloop/core'
import { type AdapterInfo, adapterName, isSoftware } from './adapter-name.ts'

/**
 * The machine's fastest adapter.
 *
 * @param allowSoftware whether one that is a program on the CPU will do
 * @throws BackendUnavailableError
 */
export async function chooseAdapter(gpu: GPU, allowSoftware: boolean): Promise<GPUAdapter> {
  const adapter =
    (await gpu.requestAdapter({ powerPreference: 'high-performance' })) ??
    (allowSoftware ? await gpu.requestAdapter({ forceFallbackAdapter: true }) : null)
  if (adapter === null) {
    throw new BackendUnavailableError('tfjs-webgpu', {
      reason: 'WebGPU finds no GPU',
      fix: 'install the GPU’s driver (on Linux its Vulkan driver, and libvulkan1)',
    })
  }
  refuseSoftware(adapter.info ?? {}, allowSoftware)
  return adapter
}

/** @throws BackendUnavailableError for a software adapter, unless it is allowed */
export function refuseSoftware(info: AdapterInfo, allowSoftware: boolean): void {
  if (allowSoftware || !isSoftware(info)) return
  throw new BackendUnavailableError('tfjs-webgpu', {
    reason: `no GPU: WebGPU's only adapter is software (${adapterName(info)})`,
    fix: 'install the GPU’s driver, or take it anyway: tfjsWebGpu({ allowSoftware: true })',
  })
}
