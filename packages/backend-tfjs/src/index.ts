export { tfjsCpu } from './cpu.ts'
export { type TfjsWasmOptions, tfjsWasm } from './wasm.ts'
export { type TfjsWebGpuOptions, tfjsWebGpu } from './webgpu.ts'
