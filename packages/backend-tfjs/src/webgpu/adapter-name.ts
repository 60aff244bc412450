/** The adapter for people, from whichever of its fields the runtime fills: `'NVIDIA H100'`, `'apple metal-3'`. */
export function adapterName({ vendor, architecture, device, description }: GPUAdapterInfo): string {
  return description || [vendor, device || architecture].filter(Boolean).join(' ') || 'unnamed adapter'
}

/** Whether the adapter is a program on the CPU: it has a GPU's interface and none of its speed. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  if ('isFallbackAdapter' in info && info.isFallbackAdapter === true) return true
  return /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i.test(
    `${info.vendor} ${info.architecture} ${info.device} ${info.description}`,
  )
}
