/** What WebGPU says of an adapter. Browsers fill in what they think does not identify the user; older ones, nothing. */
export type AdapterInfo = Partial<
  Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'>
>

/** The adapter for people, from whichever of its fields the runtime fills: `'NVIDIA H100'`, `'apple metal-3'`. */
export function adapterName({ vendor, architecture, device, description }: AdapterInfo): string {
  return description || [vendor, device || architecture].filter(Boolean).join(' ') || 'unnamed adapter'
}

/** Whether the adapter is a program on the CPU: it has a GPU's interface and none of its speed. */
export function isSoftware({ vendor, architecture, device, description, isFallbackAdapter }: AdapterInfo): boolean {
  if (isFallbackAdapter === true) return true
  return /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i.test(
    [vendor, architecture, device, description].join(' '),
  )
}
