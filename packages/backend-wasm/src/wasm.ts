import type { Backend, Engine, Program } from '@oneloop/trainer'
import { layOut } from './arena.ts'
import { checkProgram } from './check-program.ts'
import { soloCrew } from './crew.ts'
import { createEngineIn } from './engine.ts'
import { createMemory } from './memory.ts'
import { compileKernels, type Kernels, relaxedSimdWorks } from './module.ts'
import { writePlan } from './write-plan.ts'

export interface WasmOptions {
  /**
   * How many threads share a step; `'auto'` (default): as many as the machine has cores and the network keeps busy.
   * In a browser more than one needs a cross-origin isolated page; without it there is one, and `device` says so.
   */
  readonly threads?: 'auto' | number
  /**
   * Fused multiply-add where the runtime has it (default false): faster on wide networks, and the last bits may differ
   * from machine to machine.
   */
  readonly fastMath?: boolean
}

/**
 * The fused WebAssembly backend: each training step is one call into SIMD kernels.
 *
 * The same program and batches give the same bits on any number of threads, in Node and in browsers, straight through
 * or resumed, unless `fastMath` is set.
 */
export function wasm(options: WasmOptions = {}): Backend {
  return { name: 'wasm', createEngine: (program) => createEngine(program, options) }
}

async function createEngine(program: Program, { fastMath = false }: WasmOptions): Promise<Engine> {
  checkProgram(program)
  const relaxed = fastMath && relaxedSimdWorks()
  const threads = 1
  const arena = layOut(program, threads)
  const module = await compileKernels({ relaxed, shared: false })
  const memory = createMemory(arena.bytes, false)
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  writePlan(memory, arena, program, threads)
  return createEngineIn({
    program,
    arena,
    memory,
    kernels: instance.exports as unknown as Kernels,
    crew: soloCrew(),
    device: `WASM SIMD, 1 thread${relaxed ? ', fast math' : ''}`,
  })
}
