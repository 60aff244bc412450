export { arenaBytes } from './arena-bytes.ts'
export { type WasmOptions, wasm } from './wasm.ts'
