import { tfjsCpu, tfjsWasm, tfjsWebGpu } from '@oneloop/backend-tfjs'
import { wasm } from '@oneloop/backend-wasm'
import type { Backend } from '@oneloop/core'
import { reference } from '@oneloop/trainer'

/** Every backend that a browser can have, by name. */
export const backends: Readonly<Record<string, () => Backend>> = {
  reference,
  wasm,
  'tfjs-cpu': tfjsCpu,
  'tfjs-wasm': () => tfjsWasm({ wasmPaths: '/tfjs/' }),
  'tfjs-webgpu': () => tfjsWebGpu({ allowSoftware: true }),
}
