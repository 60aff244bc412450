export { tfjsCpu } from './cpu.ts'
export { type TfjsWasmOptions, tfjsWasm } from './wasm.ts'
