import { type Backend, reference, wasm } from 'oneloop'
import type { Localized } from '../i18n/language.ts'

/** The engines of the page, the default first. */
export const engineNames = ['wasm', 'tfjs-wasm', 'tfjs-webgpu', 'reference'] as const

export type EngineName = (typeof engineNames)[number]

export const engineLabels: Readonly<Record<EngineName, Localized>> = {
  wasm: { ko: 'WASM(기본)', en: 'WASM (default)' },
  'tfjs-wasm': { ko: 'tfjs WASM', en: 'tfjs WASM' },
  'tfjs-webgpu': { ko: 'tfjs WebGPU', en: 'tfjs WebGPU' },
  reference: { ko: '기준 구현', en: 'Reference' },
}

/** Whether this browser has what the engine stands on, as far as can be told without starting it. */
export function mayRun(name: EngineName): boolean {
  return name !== 'tfjs-webgpu' || 'gpu' in navigator
}

/** The engines on tfjs, whose code is fetched when one of them is chosen. */
export const tfjsBackends = {
  async 'tfjs-wasm'(): Promise<Backend> {
    const { tfjsWasm } = await import('@oneloop/backend-tfjs')
    // The page's policy refuses the blob workers that tfjs makes its threads of.
    return tfjsWasm({ wasmPaths: new URL('tfjs/', self.location.href).href, threads: 1 })
  },
  async 'tfjs-webgpu'(): Promise<Backend> {
    // Whoever chooses it by name may have it in software too: its device says so.
    return (await import('@oneloop/backend-tfjs')).tfjsWebGpu({ allowSoftware: true })
  },
}

/** Any engine of the page. `threads` is heeded by the one that can have several here. */
export async function loadBackend(name: EngineName, threads: 'auto' | 1 = 'auto'): Promise<Backend> {
  switch (name) {
    case 'wasm':
      return wasm({ threads })
    case 'reference':
      return reference()
    default:
      return tfjsBackends[name]()
  }
}
